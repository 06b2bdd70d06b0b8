/** The name somebody is called by: the one they chose, else the given one, with the family name. */
export function nameOf(person: {
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
}): string {
  return [person.preferred_name ?? person.given_name, person.family_name].filter(Boolean).join(' ')
}
