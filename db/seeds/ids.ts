import { v5 } from 'uuid'

const WHARTON = '9f1c2b7e-7c56-4a51-9d2b-0c6f3c5d7a10'

/** The demo town's ids follow from names, so that tests, screenshots and the tutorial meet the same ones. */
export const idOf = (name: string): string => v5(name, WHARTON)

export const DEMO_PLACE = idOf('place')
