import type { Position } from './types';

export interface Place extends Position {
  readonly name: string;
  readonly address: string;
}
