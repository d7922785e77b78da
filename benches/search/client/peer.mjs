// Opens the peer that the plan names, and hands it to the meter.
const { peer, first, limit } = globalThis.searchPlan;
const open = async () => (await import(`/peers/${peer}.mjs`)).open("/index/");
globalThis.searchMeter.start(open(), first, limit);
