import type { Columns } from '../roll/table.ts'

/**
 * The columns Kith reads from each OneRoster file, `true` where the file makes no sense without them (less strict than the
 * standard, since real exports are); and those it knows and has no use for.
 * Sources: OneRoster 1.1 CSV tables (1EdTech, 2017) and OneRoster 1.2 CSV binding (1EdTech, 2022).
 */
type FileColumns = { readonly read: Columns; readonly ignored: readonly string[] }

const common = { sourcedId: true, status: false, dateLastModified: false } as const

export const COLUMNS = {
  manifest: { read: { propertyName: true, value: true }, ignored: [] },
  orgs: {
    read: { ...common, name: true, type: false, identifier: false, parentSourcedId: false },
    ignored: [],
  },
  academicSessions: {
    read: {
      ...common,
      title: true,
      type: false,
      startDate: true,
      endDate: true,
      parentSourcedId: false,
      schoolYear: false,
    },
    ignored: [],
  },
  classes: {
    read: {
      ...common,
      title: true,
      grades: false,
      courseSourcedId: false,
      classCode: false,
      classType: false,
      location: false,
      schoolSourcedId: true,
      termSourcedIds: false,
      subjects: false,
      periods: false,
    },
    ignored: ['subjectCodes', 'resourceSourcedIds'],
  },
  users: {
    read: {
      ...common,
      enabledUser: false,
      orgSourcedIds: false,
      role: false,
      username: false,
      userIds: false,
      givenName: true,
      familyName: true,
      middleName: false,
      identifier: false,
      email: false,
      sms: false,
      phone: false,
      agentSourcedIds: false,
      grades: false,
      password: false,
      preferredGivenName: false,
      preferredMiddleName: false,
      preferredFamilyName: false,
      primaryOrgSourcedId: false,
      pronouns: false,
    },
    ignored: ['userMasterIdentifier', 'resourceSourcedIds'],
  },
  demographics: {
    read: { ...common, birthDate: false },
    ignored: [
      'sex',
      'americanIndianOrAlaskaNative',
      'asian',
      'blackOrAfricanAmerican',
      'nativeHawaiianOrOtherPacificIslander',
      'white',
      'demographicRaceTwoOrMoreRaces',
      'hispanicOrLatinoEthnicity',
      'countryOfBirthCode',
      'stateOfBirthAbbreviation',
      'cityOfBirth',
      'publicSchoolResidenceStatus',
    ],
  },
  roles: {
    read: {
      ...common,
      sourcedId: false,
      userSourcedId: true,
      roleType: false,
      role: true,
      beginDate: false,
      endDate: false,
      orgSourcedId: true,
    },
    ignored: ['userProfileSourcedId'],
  },
  enrollments: {
    read: {
      ...common,
      sourcedId: false,
      classSourcedId: true,
      schoolSourcedId: false,
      userSourcedId: true,
      role: true,
      primary: false,
      beginDate: false,
      endDate: false,
    },
    ignored: [],
  },
} as const satisfies Record<string, FileColumns>

export type FileName = keyof typeof COLUMNS

/** Files of the standard that Kith does not read. `userProfiles` holds sign-in names and passwords of other systems. */
export const UNREAD = [
  'categories',
  'classResources',
  'courses',
  'courseResources',
  'lineItems',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'resources',
  'results',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
] as const
