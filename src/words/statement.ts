/** The statement as a file. */
export const statementWords = {
  columns: ['日期', '类别', '家人', '说明', '积分'],
  wholeFamily: '全家',
  fileName: (what: string) => `好邻积分明细-${what}.csv`,
} as const
