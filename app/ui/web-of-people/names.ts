import { t } from '#words'
import type { Circle, Gift, Tied } from './web.ts'

const circles: Readonly<Record<Circle, () => string>> = {
  school: () => t('Teachers and school'),
  family: () => t('Parents and family'),
  friends: () => t('Peers and friends'),
  community: () => t('Community and media'),
}

const gifts: Readonly<Record<Gift, () => string>> = {
  part: () => t('I take part'),
  recognised: () => t('I am recognised'),
  cared: () => t('I feel cared for'),
  motivated: () => t('I am motivated'),
}

const nears: Readonly<Record<Tied['near'], () => string>> = {
  1: () => t('very close'),
  2: () => t('near'),
  3: () => t('further off'),
}

const states: Readonly<Record<Tied['state'], () => string>> = {
  mine: () => t('just a name'),
  asked: () => t('waiting for a yes'),
  live: () => '',
  resting: () => t('resting'),
}

export const circleName = (circle: Circle): string => circles[circle]()
export const giftName = (gift: Gift): string => gifts[gift]()
export const nearName = (near: Tied['near']): string => nears[near]()
export const stateName = (state: Tied['state']): string => states[state]()
