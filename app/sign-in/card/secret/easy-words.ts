import { randomInt } from 'node:crypto'

// 256 words that an eight-year-old can spell: 8 bits each.
const words =
  `acorn actor apple apron arrow badge bagel baker balloon banana barn basket beach beaver bell berry bike bird biscuit
blanket boat book boot bottle branch bread brick bridge broom brush bubble bucket bus butter button cabin cactus cake camel camera
candle canoe carpet carrot castle cat cave chair chalk cheese cherry circus clock cloud clown coat coconut comb cookie copper corn
cow crab crayon crown cup curtain daisy desert diamond dinner dolphin donkey door dragon drum duck eagle egg engine
falcon farm feather fence ferry field finger fire fish flag flute forest fork fossil fox frog garden garlic gate ghost giraffe
glove goat gold goose grape grass guitar hammer harbour hat hedge helmet hill honey horse house igloo ink island ivy
jacket jam jelly jigsaw jungle kayak kettle kitten kite ladder lake lamb lamp lemon leopard letter lion lizard
lobster magnet mango map maple marble market meadow melon milk mirror mitten monkey moon mountain mouse muffin museum mushroom nest
needle noodle ocean olive onion orange otter owl paddle paint panda paper parrot path peach peanut pear pebble pencil penguin pepper
piano picnic pillow pilot pine pirate pizza planet plum pocket pond pony potato pumpkin puppet puzzle rabbit radio rain ribbon
river robin robot rocket roof rope rose sailor salad sand saddle scarf scooter shadow sheep shell ship shoe shovel silver
snail snow soap sock spider spoon squirrel star stone summer sunset swan table tiger toast tomato tractor train tree
truck trumpet tulip tunnel turtle umbrella valley violin wagon walnut whale wheel whistle window winter yogurt zebra`.split(
    /\s+/,
  )

/** Three words to keep as one's own secret, of which no other page was told: "otter-lamp-cherry". */
export const threeWords = (): string => [oneWord(), oneWord(), oneWord()].join('-')

/** One word, to go with a first name. */
export const oneWord = (): string => words[randomInt(words.length)]!

/** For tests: how many there are, and whether one is there twice. */
export const easyWords: readonly string[] = words
