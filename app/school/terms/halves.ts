const DAY = 86_400_000

/** A term as two halves that meet on a weekend: the first ends on the Friday nearest the middle. Days as `YYYY-MM-DD`. */
export function halves(startsOn: string, endsOn: string): readonly { starts_on: string; ends_on: string }[] {
  const [first, last] = [startsOn, endsOn].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number]
  const middle = new Date(first + Math.floor((last - first) / DAY / 2) * DAY)
  const toFriday = ((5 - middle.getUTCDay() + 10) % 7) - 3
  const friday = Math.min(Math.max(middle.getTime() + toFriday * DAY, first), last - DAY)
  const text = (time: number) => new Date(time).toISOString().slice(0, 10)
  const monday = Math.min(friday + 3 * DAY, last)
  return [
    { starts_on: startsOn, ends_on: text(Math.max(friday, first)) },
    { starts_on: text(monday), ends_on: endsOn },
  ]
}
