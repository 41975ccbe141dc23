import { statSync } from 'node:fs'
import { join } from 'node:path'
import { categories, type Category } from '../../domain/activities'
import { day, later } from '../../domain/time'
import { goods, type Good } from './goods'
import type { Author } from './plan'

/** The drawings lie beside this file; the store of files serves what begins with `demo/` from there. */
const directory = join(__dirname, 'pictures')

export interface Pictures {
  cover: (category: Category) => string
  item: (good: Good) => string
}

/** Registers the drawings as pictures that passed their check, owned by whoever posted them. */
export const hangPictures = (author: Author, ownerId: string): Pictures => {
  const at = later(author.now, -350 * day)
  const hang = (name: string) => {
    const id = author.id(at)
    const file = `${name}.webp`
    author.plan.file.push({
      ...author.under('activities'),
      id,
      ownerId,
      type: 'image/webp',
      bytes: statSync(join(directory, file)).size,
      status: 'passed',
      place: `demo/${file}`,
      at,
    })
    return id
  }
  const covers = new Map(categories.map((category) => [category, hang(category)]))
  const items = new Map(goods.map((good) => [good.picture, hang(good.picture)]))
  const known = <K>(pictures: Map<K, string>, key: K) => {
    const id = pictures.get(key)
    if (id === undefined) throw new Error('there is no such picture')
    return id
  }
  return {
    cover: (category) => known(covers, category),
    item: (good) => known(items, good.picture),
  }
}
