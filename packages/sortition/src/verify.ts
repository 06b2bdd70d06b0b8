// What a page needs in a browser: no solver, nothing but counting and SHA-256.
export { type Drawn, draw, findMyself } from './draw/draw.ts'
export { type Check, type Verdict, verify } from './draw/verify.ts'
export { SortitionError } from './error.ts'
