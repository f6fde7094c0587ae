import { deskRequests } from './deskRequests';
import { driverRequests } from './driverRequests';
import type { AnyRequest, EndpointKey } from './endpoints';
import type { Place } from './place';
import { tillRequests } from './tillRequests';

/** A new endpoint does not compile without one. */
const requests: { readonly [K in EndpointKey]: (place: Place) => unknown } = {
  ...driverRequests,
  ...tillRequests,
  ...deskRequests,
};

/** A request that the endpoint answers well, about something new of the place. */
export async function goodRequest(key: EndpointKey, place: Place): Promise<AnyRequest> {
  return (await requests[key](place)) as AnyRequest;
}
