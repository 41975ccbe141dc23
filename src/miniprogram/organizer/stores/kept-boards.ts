import * as v from 'valibot'
import { boardView } from '../../../contract/attendance'
import { day } from '../../../domain/time'
import type { Platform } from '../../platform/platform'
import type { Board } from './board'

const keptBoards = v.object({ ownerId: v.nullable(v.string()), boards: v.array(boardView) })

/** Also known to the main package, which forgets it when somebody signs out. */
const keptAs = 'boards'

/** ★ As many as one may have to look after in two days. */
const mostBoards = 6

/** The boards that were looked at last, for a place without network; kept until a day after their end. */
export class KeptBoards {
  constructor(
    private readonly platform: Platform,
    private readonly whoAmI: () => string | null,
  ) {}

  list(now: Date): readonly Board[] {
    const text = this.platform.storage.read(keptAs)
    if (text === null) return []
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptBoards), text)
    if (!parsed.success) return []
    const { ownerId, boards } = parsed.output
    const me = this.whoAmI()
    const isMine = me === null || ownerId === null || ownerId === me
    return isMine ? boards.filter(({ endsAt }) => Date.parse(endsAt) + day > now.getTime()) : []
  }

  find(slotId: string, now: Date): Board | null {
    return this.list(now).find((board) => board.slotId === slotId) ?? null
  }

  keep(board: Board, now: Date): void {
    const others = this.list(now).filter(({ slotId }) => slotId !== board.slotId)
    const boards = [board, ...others].slice(0, mostBoards)
    this.platform.storage.write(keptAs, JSON.stringify({ ownerId: this.whoAmI(), boards }))
  }
}
