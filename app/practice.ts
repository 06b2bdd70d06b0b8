import type { Hono } from 'hono'
import type { Naming } from '#core/people/where-people-are.ts'
import type { ThingKind } from '#core/things/describe-thing.ts'
import type { Me, Tx } from '#db/client.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import type { House } from './house.ts'
import type { Ask } from './http/ask.tsx'
import type { Tasks } from './jobs/jobs.ts'

/** A practice: one folder that composes the core's nouns. Adding one is this declaration and a line in `practices.ts`. */
export interface Practice {
  /** The folder's name. */
  readonly name: string
  /** Its pages, each URL with its guard on a line. */
  readonly routes: (house: House) => Hono
  /** Its background work, by the task's name. */
  readonly tasks?: (house: House) => Tasks
  /** What it does every night, for all places and as nobody in them; done twice it does nothing more. */
  readonly nightly?: (house: Pick<House, 'db'>) => Promise<unknown>
  /** What it does every hour by day, by the town's clock, so that nobody's phone lights up at night; done twice it does nothing more. */
  readonly byDay?: (house: House) => Promise<unknown>
  /** What it offers on the home page of whoever asks: nothing, where it is nothing to them. */
  readonly ways?: (ask: Ask) => Promise<readonly Way[]>
  /**
   * What waits for somebody, a line each, for the weekly letter: “One talk to put right”. Said as them, in their language;
   * without a name or anybody's words, because mail is read over shoulders.
   */
  readonly reminds?: (ask: Reminded) => Promise<readonly string[]>
  /** How the trail says what its verbs did, by verb: “took a note of a conversation”. */
  readonly verbs?: Words
  /** What its notices say and where they lead, by kind. */
  readonly notices?: Readonly<Record<string, (name: string, thing: string | null) => Notice>>
  /** The kinds of thing it adds, for “who can see this” and “who looked”. */
  readonly things?: Readonly<Record<string, ThingKind>>
  /** The kinds of source it makes, for the thread: what one is called, and its page. */
  readonly sources?: Readonly<Record<string, SourceKind>>
  /** What can be begun because of something, by who runs that: its page takes `?because=`. */
  readonly begins?: { readonly says: () => string; readonly href: string }
  /** What whoever asks can take part in now, for “Have your say”. */
  readonly openNow?: (ask: Ask) => Promise<readonly Open[]>
  /** Words for what its `held_by_…` function tells somebody is held on them: headings, names of fields, coded values. */
  readonly held?: { readonly sections: Words; readonly fields: Words; readonly codes: Words }
  /** What every column of its tables that holds an id is to somebody. */
  readonly people?: Readonly<Record<string, Naming>>
  /** Its part of the demo town, once the people are there. */
  readonly seed?: (tx: Tx, cast: Cast, secret: string) => Promise<void>
}

/** How a practice's kind of source is said and found. */
export interface SourceKind {
  /** What it is: “Idea”. */
  readonly what: () => string
  readonly href: (id: string) => string
  /** It may end here: that nothing follows from it is no silence. */
  readonly mayEnd?: true
  /** What is told of how it gets on, beside answers and promises, oldest first: for the thread, and for letters by hand. */
  readonly news?: (tx: Tx, ids: readonly string[]) => Promise<readonly Told[]>
}

/** What somebody said of how a thing gets on. */
export interface Told {
  readonly sourceId: string
  /** In a word or two: “Held up” */
  readonly what: string
  readonly good: boolean
  readonly words: string
  readonly at: Date
}

/** Something to take part in: what it is, and until when or for whom. */
export interface Open {
  readonly title: string
  /** “Vote until 4 December” */
  readonly says: string
  readonly href: string
}

/** A card on the home page. */
export interface Way {
  readonly title: string
  readonly says: string
  readonly href: string
  /** What the button says. */
  readonly go: string
}

/** What somebody is told. The row behind it holds no words. */
export interface Notice {
  readonly text: string
  readonly href?: string
}

/** For whom a weekly letter is being written: nobody is there, so there is no request. */
export interface Reminded {
  readonly tx: Tx
  readonly me: Me
  readonly now: Date
}

/** Words by the database's own word for it; functions, because the language is the request's. */
export type Words = Readonly<Record<string, () => string>>
