/**
 * The English of every reason why a roll as a whole cannot be read, as ICU messages with the params they use. Literal, so
 * that they can be extracted.
 */
export const UNREADABLE_WORDS = {
  'folder-closed': 'Kith may not look into the folder “{path}”.',
  'file-closed': 'Kith may not read “{path}”.',
  'file-cut-short': 'Kith could not read {name} to its end.',
  nothing: 'There is nothing at “{path}”. Look whether the path is right.',
  closed: 'Kith may not read “{path}”. Look whether the path is right.',
  'neither-folder-nor-zip': '“{path}” is neither a folder nor a zip file.',
  'not-a-zip': 'This is not a zip file that Kith can open. Bring a folder or a zip of CSV files.',
  'zip-too-many': 'This zip holds too many files to be a roll.',
  'zip-too-large': 'What is in this zip is too large to be a roll.',
  'zip-outside': 'This zip names files outside itself. Kith does not open such zips.',
  'zip-damaged': 'This zip file is damaged. Make it again, or bring the folder.',
  'zip-locked': 'This zip is locked with a password. Bring it without one.',
  'zip-swollen': '{name} in this zip would unpack to far more than a roll holds.',
  'zip-file-damaged': '{name} in this zip is damaged. Make the zip again, or bring the folder.',
  'more-than-one': 'There is more than one roll here (“{one}” and “{other}”). Bring them one at a time.',
  'no-users':
    'There is no users.csv here, so this is not a OneRoster roll. Look for the right folder or zip.',
  'no-headings': 'There are no headings in this file. The first line should name the columns.',
  'too-many-columns': 'This file has too many columns to be a list of people.',
  'a-zip': 'This is a spreadsheet or a zip, not a CSV file. Open it and save it as “CSV UTF-8”.',
  'a-spreadsheet': 'This is an older spreadsheet, not a CSV file. Open it and save it as “CSV UTF-8”.',
  'a-pdf': 'This is a PDF, not a CSV file. Open it and save it as “CSV UTF-8”.',
} as const

export type UnreadableCode = keyof typeof UNREADABLE_WORDS
