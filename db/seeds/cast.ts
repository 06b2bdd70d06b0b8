/**
 * The named people of Wharton Vale, the fictional town of the demo, the tests and the tutorial. Those with a `roll` are
 * on the schools' roll in `roll/`; the others live in the town. Nobody here exists.
 */
export const cast = {
  /** Fifteen, in 10F. Lives with her gran in the week and her mum at weekends; wants to grow things and to be listened to. */
  priya: { roll: '276928bf-30f8-4df6-82da-95fb4b127227', who: 'a learner in Year 10' },
  /** Her mother. Works nights at the hospital laundry; reads her post on the bus. */
  amelia: { roll: 'dd0656a3-7d8c-480f-8239-9e7cc4e1fe21', who: 'her mother' },
  /** Her gran and guardian, seventy-eight. No smartphone; the librarian helps her. */
  maryam: { roll: '0b38fcf0-b3b8-4c2e-b5a4-cc71ecaaa681', who: 'her gran and guardian' },
  /** Teaches science; form tutor of 10F. */
  poppy: { roll: '15fc105b-afba-4508-adf5-9846242af9bb', who: 'her tutor' },
  /** Teaching assistant at Bridgefield; Priya's mentor since last spring. */
  nia: { roll: 'f213dcf5-1783-44b1-84a6-e2fcbe2b9a4a', who: 'a teaching assistant, her mentor' },
  /** Head of Bridgefield East, the small school that 10F belongs to. */
  freya: { roll: '8ecf16da-41a4-4146-85a8-0cb9ecce1920', who: 'head of a small school' },
  /** Keeps the partnership of the five schools going: rolls, links, mentors. */
  maja: { roll: 'cf3d51fc-a8a2-4f8c-8b5d-055f12e12480', who: 'co-ordinator of the schools' },
  /** Safeguarding leads: there are always two. */
  sian: { roll: 'bfb0fa1b-2836-411a-8758-6f38aa09b4e2', who: 'safeguarding lead' },
  yusuf: { roll: 'd53b5b9a-829c-41bf-9783-0da67c17356d', who: 'second safeguarding lead' },
  /** In 10F too: her best friend. */
  ngozi: { roll: '31589354-42d3-4467-b072-8ea05892f0e2', who: 'her friend, in the same class' },
  /** In 10F too; the two do not know each other well. */
  ravi: { roll: '59f2bcb3-73bb-466b-b641-9e8ffc5c6cf1', who: 'a learner in the same class' },
  /** Gardener; has the third plot on Mill Lane and teaches growing on Wednesdays. */
  walter: {
    given: 'Walter',
    family: 'Osei',
    email: 'walter@wharton.example',
    who: 'a gardener on the allotment',
  },
  /** Librarian; helps people at the library's computers. */
  beth: { given: 'Beth', family: 'Marsh', email: 'beth@wharton.example', who: 'a librarian' },
  /** Works for the town council: sits down with people, runs gatherings and votes. */
  tomos: {
    given: 'Tomos',
    family: 'Bevan',
    email: 'tomos@wharton.example',
    who: 'who runs listening and votes for the council',
  },
  /** A town councillor: answers what people ask of the council. */
  ines: { given: 'Ines', family: 'Calder', email: 'ines@wharton.example', who: 'a town councillor' },
  /** May not come near Priya; a roll of another school still calls him her father. */
  darren: {
    given: 'Darren',
    family: 'Pike',
    email: 'darren@wharton.example',
    who: 'somebody who may not see Priya',
  },
} as const satisfies Readonly<Record<string, Named>>

export type Named =
  | { readonly roll: string; readonly who: string }
  | { readonly given: string; readonly family: string; readonly email: string; readonly who: string }

export type Name = keyof typeof cast

/** Whom `npm start` prints a sign-in link for. */
export const printed = ['priya', 'amelia', 'poppy', 'nia', 'maja', 'tomos'] as const satisfies readonly Name[]
