/**
 * Loaded before the app by a control: the pool hears nothing of the connections that it makes, as if nobody had
 * thought of listening.
 */
const { Pool } = require('pg')

const on = Pool.prototype.on
Pool.prototype.on = function deaf(event, listener) {
  return event === 'connect' || event === 'error' ? this : on.call(this, event, listener)
}
