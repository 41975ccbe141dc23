/** Loaded before the app by a control: nobody is told to come again, everyone waits for as long as it takes. */
const pg = require('pg')

pg.Pool = class Patient extends pg.Pool {
  constructor({ connectionTimeoutMillis: _, lock_timeout: __, ...options }) {
    super(options)
  }
}
