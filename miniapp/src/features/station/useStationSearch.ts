import { useEffect, useState } from 'react';
import { publicApi } from '../../api';
import { useAnswer } from '../../useAnswer';
import { positionIfAllowed } from '../location/position';

const typingPauseMs = 300;

/** All stations, nearest first when the position is known; narrowed by name or address. */
export function useStationSearch() {
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useAnswer(async () => {
    const position = await positionIfAllowed();
    const query = { ...position, limit: 50, ...(search === '' ? {} : { search }) };
    return (await publicApi('GET /driver/stations', { query })).stations;
  }, search);
  return { text, setText, search, found };
}
