import { askOne, freshDatabase, type TestDatabase } from '../support/database'
import { engine } from '../support/engine'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

it('this suite runs on the engine that it says', async () => {
  const version = await askOne(database.db, 'select version()')
  expect(database.engine).toBe(engine)
  // The embedded one is a PostgreSQL compiled for WebAssembly, and says so.
  if (engine === 'postgres') expect(version).not.toMatch(/emscripten|wasm|pglite/i)
  else expect(version).toMatch(/emscripten|wasm|pglite/i)
})

it('a server has several connections at once, the embedded engine one', async () => {
  const backends = await Promise.all(
    [1, 2, 3].map(() => askOne(database.db, 'select pg_backend_pid() from pg_sleep(0.05)')),
  )
  const different = new Set(backends).size
  if (engine === 'postgres') expect(different).toBeGreaterThanOrEqual(2)
  else expect(different).toBe(1)
})

it('every key, unique index and foreign key begins with the district', async () => {
  const strangers = await askOne(
    database.db,
    `select coalesce(string_agg(found.name, ', ' order by found.name), 'none') from (
       select c.relname as name
       from pg_index i
       join pg_class c on c.oid = i.indexrelid
       join pg_class t on t.oid = i.indrelid
       join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
       join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where i.indisunique and a.attname <> 'district_id' and t.relname <> 'identity'
       union all
       select k.conname from pg_constraint k
       join pg_namespace n on n.oid = k.connamespace and n.nspname = 'public'
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       where k.contype = 'f' and a.attname <> 'district_id'
     ) found`,
  )
  expect(strangers).toBe('none')
})
