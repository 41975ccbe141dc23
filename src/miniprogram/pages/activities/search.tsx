import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { activitiesWords as words } from '../../../words/screens/activities'
import { SearchBar } from '../../parts/search-bar'
import { useStores } from '../../stores/root'

/** Asks once the typing pauses: Chinese is typed letter by letter before a word stands there. */
export const Search = observer(function Search() {
  const { activities } = useStores()
  const { search } = activities.filters
  const [typed, setTyped] = useState(search)
  useEffect(() => {
    setTyped(search)
  }, [search])
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => void activities.narrow({ search: typed }), pause)
    return () => {
      clearTimeout(timer)
    }
  }, [activities, search, typed])
  return (
    <SearchBar
      value={typed}
      placeholder={words.search}
      clearLabel={words.clear}
      onChange={setTyped}
      onSubmit={(text) => void activities.narrow({ search: text })}
    />
  )
})

const pause = 350
