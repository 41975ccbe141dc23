import { checkAppeal } from '../../domain/absences'
import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'

export type Absences = Awaited<ReturnType<Api['signups']['absences']>>
export type Absence = Absences['items'][number]

/** Whether one may still say why an absence is wrong. */
export const canAppeal = (absence: Pick<Absence, 'at' | 'appeal'>, now: Date): boolean =>
  checkAppeal({ at: new Date(absence.at), appeal: absence.appeal, now }).ok

/** The caller's absences, what each came to, and what became of an appeal. */
export class AbsencesStore {
  readonly mine: Loaded<Absences>
  readonly appeal: Command<{ absenceId: string; text: string }, { appeal: 'open' }>

  constructor(api: Api, platform: Platform) {
    this.mine = new Loaded(() => api.signups.absences({}))
    this.appeal = new Command(platform.newKey, (input) => api.signups.appeal(input))
  }

  forget(): void {
    this.mine.forget()
  }
}
