import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { Skill } from '../../../domain/skills'
import type { Api } from '../../api'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'

export type Holder = Awaited<ReturnType<Api['signups']['skillsOf']>>
type Vouch = Omit<Parameters<Api['signups']['vouch']>[0], 'key'>

/** Staff vouch for what somebody can do, with the person's own code in front of them. */
export class VouchStore {
  readonly vouch: Command<Vouch, { skills: Skill[] }>
  code = ''
  holder: Holder | null = null
  skills: Skill[] = []
  note = ''
  looking = false
  failure: Failure | null = null
  /** After the first try, a missing note is told. */
  private checking = false

  constructor(
    private readonly api: Api,
    platform: Platform,
  ) {
    this.vouch = new Command(platform.newKey, (input) => api.signups.vouch(input))
    makeAutoObservable<this, 'api'>(this, {
      vouch: false,
      api: false,
      holder: observableRef,
      failure: observableRef,
    })
  }

  clear(): void {
    this.code = ''
    this.holder = null
    this.skills = []
    this.note = ''
    this.failure = null
    this.checking = false
    this.vouch.forgive()
  }

  setCode(code: string): void {
    this.code = code.trim()
    this.failure = null
  }

  /** Whose code it is. A fresh code of the same person keeps what has been ticked meanwhile. */
  async lookUp(orgId: string): Promise<void> {
    if (this.looking) return
    this.looking = true
    this.failure = null
    this.vouch.forgive()
    const code = this.code
    try {
      const holder = await this.api.signups.skillsOf({ orgId, code })
      runInAction(() => {
        const isSame = holder.personId === this.holder?.personId
        this.holder = holder
        if (!isSame) this.skills = [...holder.skills]
      })
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    } finally {
      runInAction(() => {
        this.looking = false
      })
    }
  }

  choose(skills: Skill[]): void {
    this.skills = skills
  }

  setNote(note: string): void {
    this.note = note
  }

  get isChanged(): boolean {
    const before = this.holder?.skills ?? []
    return (
      before.length !== this.skills.length || before.some((skill) => !this.skills.includes(skill))
    )
  }

  get lacksNote(): boolean {
    return this.checking && this.note.trim().length < 2
  }

  async save(orgId: string): Promise<Skill[] | null> {
    this.checking = true
    if (this.holder === null || this.lacksNote) return null
    const { code, skills } = this
    const note = this.note.trim()
    const saved = await this.vouch.run({ orgId, code, skills: [...skills], note })
    return saved && saved.skills
  }
}
