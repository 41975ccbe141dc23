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

/** Outside production the secret is made once and kept beside the data, so that sessions survive a restart. */
export const secretOf = (config: Config): string => {
  if (config.secret !== null) return config.secret
  const path = join(config.dataDirectory, 'secret')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const made = randomBytes(48).toString('base64url')
  mkdirSync(config.dataDirectory, { recursive: true })
  writeFileSync(path, `${made}\n`, { mode: 0o600 })
  return made
}
