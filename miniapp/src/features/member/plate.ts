/** Plates a driver may have. */
export const mostPlates = 5;

/**
 * A typed plate as the server keeps it: capital letters, without the dot and spaces people write. Undefined when it is no
 * plate. Seven characters, eight on a new-energy car.
 */
export function plateOf(text: string): string | undefined {
  const plate = text.replace(/[\s·.．•-]/g, '').toUpperCase();
  return shape.test(plate) ? plate : undefined;
}

/** `沪A·12345`, as it stands on the car. */
export function plateWords(plate: string): string {
  return `${plate.slice(0, 2)}·${plate.slice(2)}`;
}

export function isNewEnergy(plate: string): boolean {
  return plate.length === 8;
}

const shape = /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{4,5}[A-Z0-9\u4e00-\u9fa5]$/;
