/** Fewer people than this are never counted for others than those who read about them. */
export const FEWEST = 10
