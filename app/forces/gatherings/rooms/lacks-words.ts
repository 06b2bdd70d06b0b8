import { t } from '#words'
import type { Room } from './rooms.ts'

/** What a room lacks, with its mend; never who is kept from whom. */
export function lacksWords(lacks: NonNullable<Room['lacks']>): string {
  switch (lacks) {
    case 'apart':
      return t('These people cannot all be in one room. Choose another room.')
    case 'second_adult':
      return t(
        'A child or young person would be there without two grown-ups who are known here. Move a second grown-up in first, or choose another room.',
      )
    case 'check':
      return t(
        'A child or young person would be there without a grown-up whose check is in date. Move one in first, or choose another room.',
      )
  }
}
