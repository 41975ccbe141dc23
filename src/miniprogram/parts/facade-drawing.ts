import { pictureOf } from './svg'

/** A building as the drawing needs it: a window per household, numbered from 1, floor by floor. */
export interface FacadeBuilding {
  id: string
  name: string
  floors: number
  perFloor: number
  windows: number
  /** Numbers of the windows that are lit. */
  lit: readonly number[]
}

export interface OwnWindow {
  buildingId: string
  window: number
  /** 0 (still dark) to 3: how brightly the household's own service shines. */
  shine: 0 | 1 | 2 | 3
}

export interface Drawing {
  picture: string
  /** Height for a width of 1. */
  ratio: number
}

interface Palette {
  sky: readonly [string, string]
  orb: string
  walls: readonly string[]
  shade: string
  unlit: string
  lit: string
  glow: string
  own: string
  /** The last light behind each row of houses. */
  haze: string
  street: string
  tree: string
}

const palettes: Record<'day' | 'night', Palette> = {
  day: {
    sky: ['#fbe9cf', '#fdf6e8'],
    orb: '#f9cf7c',
    walls: ['#dfb99c', '#e6c7a8', '#d3ab92', '#e9d2b4', '#d9bda5'],
    shade: '#6b3f1e',
    unlit: '#7f7480',
    lit: '#ffd25e',
    glow: '#a9660a',
    own: '#fff3c4',
    haze: '#f3bd8e',
    street: '#e7d5b8',
    tree: '#8fae7f',
  },
  night: {
    sky: ['#171a30', '#2a2138'],
    orb: '#fbe3ae',
    walls: ['#37303d', '#40363f', '#302b39', '#453a40', '#3a3339'],
    shade: '#0a0810',
    unlit: '#1d1925',
    lit: '#fac24a',
    glow: '#f2a52d',
    own: '#fff0bf',
    haze: '#c9714f',
    street: '#201a20',
    tree: '#2f4238',
  },
}

/** One window is 6 by 7 and stands 9 by 11 from the next; all else is measured in these units. */
const pane = { width: 6, height: 7, across: 9, up: 11, side: 5, roof: 12 }
const between = 7
const sky = 26
const street = 18
/** A picture of this shape fills a phone's upper half; rows are broken to come close to it. */
const wishedRatio = 0.92

const widthOf = (building: FacadeBuilding): number =>
  building.perFloor * pane.across + 2 * pane.side - (pane.across - pane.width)
const heightOf = (building: FacadeBuilding): number => building.floors * pane.up + pane.roof + 4

/** The community in one picture: façades in rows, lit windows bright, one's own brightest. */
export function drawFacade(
  buildings: readonly FacadeBuilding[],
  own: OwnWindow | null,
  light: 'day' | 'night',
): Drawing {
  const palette = palettes[light]
  const rows = breakIntoRows(buildings)
  const width = Math.max(120, ...rows.map(rowWidth))
  const height = sky + rows.reduce((sum, row) => sum + rowHeight(row), 0)
  let floor = sky
  let body = ''
  rows.forEach((row, rowIndex) => {
    floor += rowHeight(row)
    body += drawStreet(floor - street, rowHeight(row), width, palette)
    const spare = (width - rowWidth(row)) / (row.length + 1)
    let x = spare + between / 2
    row.forEach((building, index) => {
      const ownWindow = own?.buildingId === building.id ? own : null
      const wall = palette.walls[(index * 2 + rowIndex * 3) % palette.walls.length] ?? ''
      const place = `translate(${short(x)} ${String(floor - street)})`
      const style = { wall, palette, roof: (index + rowIndex) % 3 }
      body += `<g transform='${place}'>${drawBuilding(building, ownWindow, style)}</g>`
      x += widthOf(building) + between + spare
    })
  })
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${short(width)} ${String(height)}'>` +
    `${definitions(palette)}<rect width='100%' height='100%' fill='url(#s)'/>` +
    `${drawSky(width, palette, light)}${body}</svg>`
  return { picture: pictureOf(svg), ratio: height / width }
}

function breakIntoRows(buildings: readonly FacadeBuilding[]): FacadeBuilding[][] {
  let best: FacadeBuilding[][] = []
  let bestMiss = Number.POSITIVE_INFINITY
  for (let count = 1; count <= buildings.length; count += 1) {
    const length = Math.ceil(buildings.length / count)
    const rows: FacadeBuilding[][] = []
    for (let start = 0; start < buildings.length; start += length) {
      rows.push(buildings.slice(start, start + length))
    }
    const height = sky + rows.reduce((sum, row) => sum + rowHeight(row), 0)
    const miss = Math.abs(Math.log(height / Math.max(...rows.map(rowWidth)) / wishedRatio))
    if (miss < bestMiss) {
      bestMiss = miss
      best = rows
    }
  }
  return best
}

const rowWidth = (row: readonly FacadeBuilding[]): number =>
  row.reduce((sum, building) => sum + widthOf(building) + between, 0)
const rowHeight = (row: readonly FacadeBuilding[]): number =>
  Math.max(...row.map(heightOf)) + street

/** Unlit windows are one pattern for all buildings; only lit ones cost bytes of their own. */
function definitions({ sky: [top, low], haze, unlit, own }: Palette): string {
  const { width, height, across, up } = pane
  return (
    `<defs><linearGradient id='s' x2='0' y2='1'><stop stop-color='${top}'/>` +
    `<stop offset='1' stop-color='${low}'/></linearGradient>` +
    `<linearGradient id='h' x2='0' y2='1'><stop stop-color='${haze}' stop-opacity='0'/>` +
    `<stop offset='1' stop-color='${haze}' stop-opacity='.85'/></linearGradient>` +
    `<radialGradient id='o'><stop stop-color='${own}' stop-opacity='.95'/>` +
    `<stop offset='1' stop-color='${own}' stop-opacity='0'/></radialGradient>` +
    `<pattern id='w' width='${String(across)}' height='${String(up)}' patternUnits='userSpaceOnUse'>` +
    `<path d='M0 0h${String(width)}v${String(height)}h-${String(width)}z' fill='${unlit}'/></pattern></defs>`
  )
}

function drawSky(width: number, palette: Palette, light: 'day' | 'night'): string {
  const orb = `<circle cx='${short(width * 0.84)}' cy='15' r='8' fill='${palette.orb}'/>`
  if (light === 'day') return orb
  const stars = [8, 19, 31, 44, 52, 63, 74, 93]
    .map((at, index) => `M${short((width * at) / 100)} ${String(5 + ((index * 7) % 17))}h.1`)
    .join('')
  return `${orb}<path d='${stars}' stroke='#fff' stroke-opacity='.7' stroke-width='1.3' stroke-linecap='round'/>`
}

function drawStreet(y: number, above: number, width: number, palette: Palette): string {
  const across = `h${short(width)}`
  let small = ''
  let large = ''
  for (let x = 5; x < width; x += 34) {
    large += `M${String(x)} ${String(y + 6)}v-3`
    small += `M${String(x + 15)} ${String(y + 8)}h.1`
  }
  return (
    `<path d='M0 ${String(y - above)}${across}v${String(above)}H0z' fill='url(#h)'/>` +
    `<path d='M0 ${String(y)}${across}v${String(street)}H0z' fill='${palette.street}'/>` +
    `<g stroke='${palette.tree}' stroke-linecap='round'><path d='${large}' stroke-width='10'/>` +
    `<path d='${small}' stroke-width='7'/></g>`
  )
}

interface BuildingStyle {
  wall: string
  palette: Palette
  roof: number
}

/** Drawn from its foot upwards: y is negative. The first floor stands above the entrance. */
function drawBuilding(
  building: FacadeBuilding,
  own: OwnWindow | null,
  { wall, palette, roof }: BuildingStyle,
): string {
  const width = widthOf(building)
  const top = -(building.floors * pane.up + 6)
  const lit = building.lit
    .filter((number) => number !== own?.window)
    .map((number) => cornerOf(building, number))
    .map(([x, y]) => `M${String(x)} ${String(y)}h6v7h-6z`)
    .join('')
  return (
    drawRoof(width, top, roof, wall) +
    `<path d='M0 0V${String(top)}h${String(width)}V0z' fill='${wall}'/>` +
    `<path d='M${String(width)} 0V${String(top)}h-3V0z' fill='${palette.shade}' opacity='.2'/>` +
    drawUnlit(building) +
    (lit &&
      `<path d='${lit}' fill='${palette.lit}' stroke='${palette.glow}' stroke-opacity='.45'/>`) +
    (own ? drawOwn(building, own, palette) : '')
  )
}

function drawRoof(width: number, top: number, kind: number, wall: string): string {
  const middle = width / 2
  const shapes = [
    `M${short(middle - 6)} ${String(top)}v-6h12v6z`,
    `M-2 ${String(top + 1)}L${short(middle)} ${String(top - 10)}L${String(width + 2)} ${String(top + 1)}z`,
    `M-2 ${String(top + 1)}v-3h${String(width + 4)}v3zM${short(width * 0.7)} ${String(top - 2)}v-6h5v6z`,
  ]
  return `<path d='${shapes[kind] ?? ''}' fill='${wall}'/>`
}

/** Full floors at once; the highest may have fewer windows. */
function drawUnlit({ windows, perFloor }: FacadeBuilding): string {
  const full = Math.floor(windows / perFloor)
  const rest = windows - full * perFloor
  // The pattern repeats from the origin, which is therefore moved to a window's corner.
  const place = `transform='translate(${String(pane.side)} ${String(-4 - full * pane.up)})'`
  const rows = `<path d='M0 0h${String(perFloor * pane.across)}v${String(full * pane.up)}H0z'/>`
  const above = `<path d='M0 ${String(-pane.up)}h${String(rest * pane.across)}v${String(pane.up)}H0z'/>`
  return `<g fill='url(#w)' ${place}>${rows}${rest > 0 ? above : ''}</g>`
}

function cornerOf({ perFloor }: FacadeBuilding, number: number): readonly [number, number] {
  const floor = Math.floor((number - 1) / perFloor)
  const column = (number - 1) % perFloor
  return [pane.side + column * pane.across, -4 - (floor + 1) * pane.up]
}

/** Even a dark own window is outlined, so that one finds home. */
function drawOwn(building: FacadeBuilding, own: OwnWindow, palette: Palette): string {
  const [x, y] = cornerOf(building, own.window)
  const glow =
    own.shine > 0
      ? `<circle cx='${String(x + 3)}' cy='${String(y + 3.5)}' r='${String(8 + own.shine * 5)}' fill='url(#o)'/>`
      : ''
  const fill = own.shine > 0 ? palette.own : palette.unlit
  return (
    `${glow}<path d='M${String(x - 0.5)} ${String(y - 0.5)}h7v8h-7z' fill='${fill}' ` +
    `stroke='${palette.lit}' stroke-width='1.6' stroke-linejoin='round'/>`
  )
}

const short = (value: number): string => String(Math.round(value * 10) / 10)
