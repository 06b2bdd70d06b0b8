/** A person of whom nothing is known yet. */
export const NOBODY = {
  kind: 'person',
  middleName: null,
  preferredGivenName: null,
  preferredMiddleName: null,
  preferredFamilyName: null,
  pronouns: null,
  username: null,
  email: null,
  phone: null,
  sms: null,
  identifier: null,
  userIds: [],
  grades: [],
  year: null,
  birthDate: null,
  enabled: true,
} as const
