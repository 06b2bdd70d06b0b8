/**
 * The English of every problem a roll can have, as ICU messages: what happened, and how to mend it. Each may use `{file}`,
 * `{line}`, `{field}` and `{value}` of the problem besides its own params. Literal, so that they can be extracted.
 */
export const PROBLEM_WORDS = {
  // The roll and its files
  'manifest-missing': {
    what: 'There is no manifest.csv, so Kith looked at the files to see what they are.',
    mend: 'Nothing to do, if what was read is right. A full export has a manifest.csv.',
  },
  'manifest-unclear': {
    what: 'The manifest says “{value}” for {property}, which Kith does not know.',
    mend: 'Nothing to do, if what was read is right. Otherwise make the export again.',
  },
  'manifest-differs': {
    what: '{mode, select, absent {The manifest says that {named} is not part of this roll, but it is there. It was read.} other {The manifest promises {named}, but it is not there.}}',
    mend: 'Make the export again, or ask whoever makes it to look at its settings.',
  },
  'file-missing': {
    what: 'There is no {named}.',
    mend: 'Make the export again with {named} in it.',
  },
  'file-twice': {
    what: '{named} is there more than once. Only {file} was read.',
    mend: 'Leave one of them out.',
  },
  'file-empty': {
    what: 'This file is empty: it does not even have headings.',
    mend: 'Make the export again.',
  },
  'file-without-rows': {
    what: 'This file has headings and nothing below them.',
    mend: 'If there should be something in it, make the export again.',
  },
  'encoding-guessed': {
    what: 'The letters of this file are stored in an older way ({encoding}). Kith has changed them over.',
    mend: 'Check that names such as Zoë are right. If they are not, save the file as “CSV UTF-8”.',
  },
  'column-missing': {
    what: 'This file has no column “{field}”, and cannot be read without it.',
    mend: 'Make the export again with the column “{field}”.',
  },
  'column-unknown': {
    what: 'Kith does not know the column “{field}” and did not read it.',
    mend: 'Nothing to do, unless it is a heading that matters, spelt in another way.',
  },
  'column-twice': {
    what: 'The column “{field}” is there twice. The first was read.',
    mend: 'Leave one of the two out.',
  },
  'passwords-present': {
    what: 'This file holds passwords. Kith did not read them.',
    mend: 'Ask whoever makes the export to leave passwords out, and delete this file once it is read.',
  },
  'too-many': {
    what: 'There are more than {most, number} rows here. What comes after was not read.',
    mend: 'Check that this is the right file.',
  },
  // Rows
  'quote-open': {
    what: 'A quotation mark is opened on this line and not closed, so the line makes no sense.',
    mend: 'Close the quotation mark, or take it away, and bring the file again.',
  },
  'quote-stray': {
    what: 'There is a quotation mark in the middle of a field on this line. It was kept as it is.',
    mend: 'Check that the line was read correctly.',
  },
  'line-too-long': {
    what: 'This line is too long to be a row of a roll.',
    mend: 'The file may be damaged: make the export again.',
  },
  'cells-too-many': {
    what: 'This line has {count, number} fields, and there are {expected, number} headings. What is in it may have slipped into the wrong columns.',
    mend: 'Put quotation marks around the field that has a comma in it.',
  },
  'cells-too-few': {
    what: 'This line has {count, number} fields, and there are {expected, number} headings. The last ones were taken as empty.',
    mend: 'Check that the line was not cut off.',
  },
  'id-missing': {
    what: 'This line has no “{field}”, so Kith cannot tell who or what it is.',
    mend: 'Fill in “{field}”.',
  },
  'id-too-long': {
    what: 'What is in “{field}” is too long for an identifier.',
    mend: 'Check that the columns are right.',
  },
  'id-twice': {
    what: 'The same sourcedId is already on line {first, number}. Only that line was used.',
    mend: 'If these are two, give each its own sourcedId. If they are one, leave one line out.',
  },
  'person-twice': {
    what: 'This person is already on line {first, number}. That line was used, and only the school and role were taken from this one.',
    mend: 'Nothing to do, if the two lines are the same person.',
  },
  'value-missing': {
    what: '“{field}” is empty, and this line makes no sense without it.',
    mend: 'Fill in “{field}”.',
  },
  'name-half': {
    what: '“{field}” is empty. The person was taken with the other name alone.',
    mend: 'Fill in “{field}”, unless the person has one name only.',
  },
  'status-unknown': {
    what: 'Kith does not know the status “{value}”. The line was taken as active.',
    mend: 'Write active, or tobedeleted for what has ended.',
  },
  'status-inactive': {
    what: 'This line is marked inactive. It was taken as ended.',
    mend: 'Write active, if it has not ended.',
  },
  // Values
  'control-characters': {
    what: 'There are characters in “{field}” that nobody can see or type. They were taken out.',
    mend: 'Check that the name or text is still right.',
  },
  'letters-damaged': {
    what: 'Letters in “{field}” were lost before this file came to Kith.',
    mend: 'Write “{field}” again, and bring the file again.',
  },
  'text-too-long': {
    what: 'What is in “{field}” is too long. Kith kept the first {most, number} letters.',
    mend: 'Make it shorter, if it matters.',
  },
  'date-bad': {
    what: '“{value}” is not a date that Kith can read, so “{field}” was left empty.',
    mend: 'Write the date as year-month-day, such as 2026-09-01.',
  },
  'date-needed': {
    what: '“{value}” is not a date that Kith can read, and this line makes no sense without “{field}”.',
    mend: 'Write the date as year-month-day, such as 2026-09-01.',
  },
  'date-form': {
    what: '“{value}” was read as {date}.',
    mend: 'Nothing to do, if that is right. Year-month-day, such as 2026-09-01, leaves no doubt.',
  },
  'dates-turned': {
    what: 'The last day comes before the first ({start}).',
    mend: 'Put the two dates right.',
  },
  'email-bad': {
    what: '“{value}” is not an e-mail address, so the address was left empty.',
    mend: 'Write the address again.',
  },
  'email-several': {
    what: 'There is more than one e-mail address here. The first was taken.',
    mend: 'Nothing to do, if the first is the right one.',
  },
  'phone-bad': {
    what: '“{value}” is not a phone number, so the number was left empty.',
    mend: 'Write the number again.',
  },
  'yes-no-bad': {
    what: '“{value}” is neither true nor false. It was taken as {taken, select, yes {true} other {false}}.',
    mend: 'Write true or false.',
  },
  'type-unknown': {
    what: 'Kith does not know the type “{value}”. It was taken as {taken}.',
    mend: 'Nothing to do, if that is right.',
  },
  'role-unknown': {
    what: 'Kith does not know the role “{value}”, so nobody got it.',
    mend: 'Use one of: student, teacher, aide, counselor, proctor, principal, siteAdministrator, parent, guardian, relative.',
  },
  'role-none': {
    what: 'Nothing says what this person is here (learner, staff, parent …).',
    mend: 'Give the person a role at a school, or leave the person out.',
  },
  'grade-unknown': {
    what: 'Kith does not know which year group “{value}” is.',
    mend: 'Write the year group as a number, such as 07, or KG for Reception.',
  },
  // References
  'org-gone': {
    what: 'The school or organisation with the sourcedId “{value}” is marked as deleted in orgs.csv, so nothing was put there.',
    mend: 'If it is still there, take the mark away. Otherwise take this line out, or mark it as deleted too.',
  },
  'class-gone': {
    what: 'The class with the sourcedId “{value}” is marked as deleted in classes.csv, so nobody was put in it.',
    mend: 'If it is still there, take the mark away. Otherwise take this line out, or mark it as deleted too.',
  },
  'org-unknown': {
    what: 'There is no school or organisation with the sourcedId “{value}”.',
    mend: 'Add it to orgs.csv, or put “{field}” right.',
  },
  'class-unknown': {
    what: 'There is no class with the sourcedId “{value}”.',
    mend: 'Add it to classes.csv, or put “{field}” right.',
  },
  'session-unknown': {
    what: 'There is no school year or term with the sourcedId “{value}”.',
    mend: 'Add it to academicSessions.csv, or put “{field}” right.',
  },
  'person-unknown': {
    what: 'There is nobody with the sourcedId “{value}”.',
    mend: 'Add the person to users.csv, or put “{field}” right.',
  },
  'parent-circle': {
    what: 'Going up from here by “{field}” leads back here. The circle was cut on this line.',
    mend: 'Put “{field}” right on one of the lines in the circle.',
  },
  'link-to-self': {
    what: 'This person is named as their own parent or guardian.',
    mend: 'Put “{field}” right.',
  },
  'link-to-learner': {
    what: 'The parent or guardian named here is a learner themselves, and nothing else.',
    mend: 'Put “{field}” right, or give that person the role of parent, guardian or relative.',
  },
  'link-without-learner': {
    what: 'Neither of the two people in this link is a learner.',
    mend: 'Put “{field}” right, or give the child the role of student.',
  },
  'link-not-family': {
    what: 'The person named here is not on the roll as parent, guardian or relative, so they are not proposed as family.',
    mend: 'In “role”, say what that person is to the child.',
  },
  // Plain files
  'id-made': {
    what: '{count, plural, one {One person has} other {# people have}} no number of their own in this file. Kith tells them apart by {from, select, name {name alone} other {name and birth date}}.',
    mend: 'Map a column such as UPN or admission number. Otherwise somebody whose name changes will look like somebody new.',
  },
  'contact-id-made': {
    what: 'Contacts have no number of their own in this file. Kith tells them apart by name and e-mail address or phone number.',
    mend: 'Nothing to do. A contact whose name or address changes will look like somebody new.',
  },
  'relation-unknown': {
    what: 'Kith does not know what “{value}” is to a child. The contact was taken without saying what they are.',
    mend: 'Write parent, guardian, carer, or what kind of relative.',
  },
  'id-same-person': {
    what: 'This person looks the same as the one on line {first, number}. They were taken as one.',
    mend: 'If they are two, map a column such as UPN or admission number.',
  },
  'mapping-missing': {
    what: 'No column of this file is mapped to {field}.',
    mend: 'Choose the column that holds it.',
  },
  'contact-nameless': {
    what: 'There is an address or number for this contact, and no name.',
    mend: 'Write the contact’s name.',
  },
} as const

export type ProblemCode = keyof typeof PROBLEM_WORDS
