import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError, type Config } from './config'
import { connectEmbedded, connectPostgres, type Connection } from './db/connect'
import { lockDirectory } from './db/lock'

export const migrationsFolder = resolve(__dirname, 'db/migrations')

/** Opens the database that the settings name; on the embedded one nobody else may be at work. */
export const openDatabase = async (
  config: Config,
  say: (line: string) => void,
): Promise<Connection> => {
  if (config.databaseUrl !== null) {
    say('Opening PostgreSQL...')
    return connectPostgres(config.databaseUrl, {
      migrations: migrationsFolder,
      poolSize: config.poolSize,
      prepare: config.prepare,
    })
  }
  const directory = join(config.dataDirectory, 'db')
  try {
    mkdirSync(directory, { recursive: true })
  } catch {
    throw new ConfigError(
      `The data directory ${config.dataDirectory} cannot be written. Set HAOLIN_DATA to one that can.`,
    )
  }
  const unlock = await lockDirectory(directory).catch((error: unknown) => {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  })
  say(`Opening the embedded database in ${directory}...`)
  const connection = await connectEmbedded({ directory, migrations: migrationsFolder })
  return {
    ...connection,
    close: async () => {
      await connection.close()
      await unlock()
    },
  }
}

/** The font as npm brings it; a deployed function has its own copy beside it. */
export const installedFont = () =>
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** Outside production a secret is made once and kept beside the data, so that it survives a restart. */
const keptSecret = (config: Config, name: 'secret' | 'seal-key'): string => {
  const path = join(config.dataDirectory, name)
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const made = randomBytes(48).toString('base64url')
  mkdirSync(config.dataDirectory, { recursive: true })
  writeFileSync(path, `${made}\n`, { mode: 0o600 })
  return made
}

/** Signs sessions and codes. */
export const secretOf = (config: Config) => config.secret ?? keptSecret(config, 'secret')

/** Seals what a stolen database must not tell; a key of its own, so that the other one can be changed. */
export const sealKeyOf = (config: Config) => config.sealKey ?? keptSecret(config, 'seal-key')
