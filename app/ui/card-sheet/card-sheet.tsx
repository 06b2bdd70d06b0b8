import { t } from '#words'
import { Emblem } from '../emblem/emblem.tsx'
import { Qr } from '../qr/qr.tsx'

export interface SignInCard {
  readonly name: string
  /** The class, so that the right child gets the right card. */
  readonly group: string
  /** What the QR opens. */
  readonly url: string
  /** The short secret, for those without a camera, and the address to type it at. */
  readonly secret: string
  readonly address: string
}

/** Sign-in cards to print and cut, eight on an A4 page. */
export const CardSheet = ({ cards }: { cards: readonly SignInCard[] }) => (
  <ul class="card-sheet">
    {cards.map((card) => (
      <li class="sign-in-card">
        <div class="sign-in-words">
          <p class="sign-in-brand">
            <Emblem size={20} /> Kith
          </p>
          <p class="sign-in-name">{card.name}</p>
          <p class="sign-in-group">{card.group}</p>
          <p class="sign-in-how">
            {t('Point a camera at the square, or go to {address} and type', { address: card.address })}
          </p>
          <p class="sign-in-secret">{card.secret}</p>
          <p class="sign-in-once">{t('It works once. Then you choose your own secret.')}</p>
        </div>
        <Qr text={card.url} label={t('Code that signs {name} in', { name: card.name })} />
      </li>
    ))}
  </ul>
)
