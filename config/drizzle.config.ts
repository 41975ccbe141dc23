import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config config/drizzle.config.ts --name <what>` writes the next migration. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/cloud/db/tables/index.ts',
  out: './src/cloud/db/migrations',
  migrations: { prefix: 'timestamp' },
})
