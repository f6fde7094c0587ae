// Journeys say by themselves for what they waited in vain; this ends what would never end. A busy machine is several times slower.
jest.setTimeout(300_000);
