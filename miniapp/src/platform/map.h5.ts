import type { Place } from './place';

/** AMap's page, which opens its app when there is one. Source: AMap URI API, `/marker`. */
export async function openMap({ latitude, longitude, name }: Place): Promise<void> {
  location.href = `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}&coordinate=gaode&callnative=1`;
}
