import { headingKey } from '../roll/table.ts'
import type { Contact, ContactPart, PlainMapping, PlainTarget } from './targets.ts'

/** What the headings of English management systems' exports mean; the first that fits, of those not yet given away. */
const PERSON: readonly (readonly [RegExp, PlainTarget])[] = [
  [/^(upn|uniquepupilnumber)$/, 'upn'],
  [/^legal(forename|firstname|givenname)s?$/, 'givenName'],
  [/^legal(surname|lastname|familyname)$/, 'familyName'],
  [
    /^(preferred|chosen|known)(forename|firstname|givenname)$|^(knownas|knownby|nickname|preferredname|chosenname)$/,
    'preferredGivenName',
  ],
  [/^(preferred|chosen)(surname|lastname|familyname)$/, 'preferredFamilyName'],
  [/^(forename|firstname|givenname|christianname)s?$/, 'givenName'],
  [/^(surname|lastname|familyname|secondname)$/, 'familyName'],
  [/^(middlename|othername)s?$/, 'middleName'],
  [/^(full|legal|display)?name$|^(legalfull|full)name$/, 'fullName'],
  [
    /^(admission(s)?(no|number)|admno|adno|adm|mis(id|number)|(external)?id|idnumber|sourcedid|candidateno|number)$/,
    'id',
  ],
  [/^(dob|dateofbirth|birthdate|birthday|dofb)$/, 'birthDate'],
  [/^(nc|curriculum|academic|national)?(year|yr|yeargroup|yrgrp|yeartaughtin|grade)$/, 'year'],
  [
    /^(reg(istration)?(group|grp|form|class)?|form|formgroup|tutorgroup|tutorgrp|tg|class|classname|homeroom)$/,
    'class',
  ],
  [/^(school|work|home|personal)?e?mail(address)?$/, 'email'],
  [/^(mobile|home|cell)?(phone|telephone|tel|mobile)(no|number)?$/, 'phone'],
  [/^pronouns?$/, 'pronouns'],
  [/^(role|usertype|type)$/, 'role'],
]

const FAMILY = /(parent(?:al)?|guardian|carer|mother|father|mum|dad|contact|nextofkin|emergency|priority)/

const PARTS: readonly (readonly [RegExp, ContactPart | null])[] = [
  [/relation/, 'relation'],
  [/mail/, 'email'],
  [/mobile|phone|tel|number$/, 'phone'],
  [/forename|firstname|givenname/, 'givenName'],
  [/surname|lastname|familyname/, 'familyName'],
  [/address|postcode|title|salutation|responsib|language|court|date|street|town/, null],
  [/name|^$/, 'name'],
]

/** For each heading what it probably means. No target is given to two columns. */
export function suggestMapping(headings: readonly string[]): PlainMapping {
  const taken = new Set<PlainTarget>()
  const give = (target: PlainTarget | null) => {
    if (!target || taken.has(target)) return null
    taken.add(target)
    return target
  }
  const keys = headings.map((heading) =>
    headingKey(heading).replace(/^(pupil|student|learner|child)s?(?=.)/, ''),
  )
  const legal = keys.map((key) => (key.startsWith('legal') ? give(personTarget(key)) : null))
  return keys.map((key, place) => {
    if (legal[place]) return legal[place]
    const target = FAMILY.test(key) ? contactTarget(key) : personTarget(key)
    // Beside a legal name, the name without a word before it is the one in use.
    if (target === 'givenName' && taken.has(target)) return give('preferredGivenName')
    if (target === 'familyName' && taken.has(target)) return give('preferredFamilyName')
    return give(target)
  })
}

const personTarget = (key: string) => PERSON.find(([pattern]) => pattern.test(key))?.[1] ?? null

function contactTarget(key: string): PlainTarget | null {
  const word = FAMILY.exec(key)![0]
  const digit = /\d/.exec(key)?.[0] ?? (/father|dad/.test(word) ? '2' : '1')
  if (digit < '1' || digit > '4') return null
  const kind = /contact|kin|emergency|priority/.test(word) ? 'contact' : 'parent'
  const rest = key.replace(/\d/g, '').replace(new RegExp(FAMILY.source, 'g'), '')
  const part = PARTS.find(([pattern]) => pattern.test(rest))?.[1]
  return part ? `${`${kind}${digit}` as Contact}.${part}` : null
}
