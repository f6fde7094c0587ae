import type { PropsWithChildren } from 'react';
import { arrive } from './platform/arrive';
import './app.scss';

// Before the router reads the address.
arrive();

export default function App({ children }: PropsWithChildren) {
  return children;
}
