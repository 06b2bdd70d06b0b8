/** Coordinates to a tenth: more digits only make the page heavier. */
export const short = (number: number): number => Math.round(number * 10) / 10
