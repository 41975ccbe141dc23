/** Stands for a style or a picture in tests that draw nothing. */
module.exports = 'asset'
