import { toGcj02 } from './gcj02';

describe('a position from a browser', () => {
  test.each([
    ['Shanghai', [31.1774276, 121.5272106], [31.17530398, 121.53154186]],
    ['Shenzhen', [22.543847, 113.912316], [22.54079613, 113.91717648]],
    ['Beijing', [39.911954, 116.377817], [39.91334546, 116.38404722]],
  ])(
    'stands on the map of %s within a metre',
    (_, [latitude = 0, longitude = 0], [mapLatitude = 0, mapLongitude = 0]) => {
      const onMap = toGcj02({ latitude, longitude });
      expect(onMap.latitude).toBeCloseTo(mapLatitude, 5);
      expect(onMap.longitude).toBeCloseTo(mapLongitude, 5);
    },
  );
});
