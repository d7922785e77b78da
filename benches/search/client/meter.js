// Runs in every page, and in its workers, before their own scripts: keeps what WebAssembly instances
// hold, and times calls of the engine that the page hands over.
"use strict";
(() => {
  const memories = new Set();

  const keep = (exported, imported) => {
    for (const module of [exported, ...Object.values(imported ?? {})]) {
      for (const value of Object.values(module ?? {})) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports, ...rest) => {
      const result = await original.call(WebAssembly, source, imports, ...rest);
      keep((result.instance ?? result).exports, imports);
      return result;
    };
  }

  /** The mean of `calls` calls one after another, in milliseconds. */
  const timed = async (engine, query, limit, calls) => {
    const started = performance.now();
    for (let call = 0; call < calls; call += 1) {
      const answer = engine.ask(query, limit);
      if (answer instanceof Promise) await answer;
    }
    return (performance.now() - started) / calls;
  };

  const meter = {
    engine: undefined,
    /** When the first answer was there, in milliseconds since the navigation began. */
    firstAnswer: undefined,
    firstAnswerTotal: undefined,
    failure: undefined,

    async start(engine, first, limit) {
      try {
        meter.engine = await engine;
        const answer = await meter.engine.ask(first, limit);
        meter.firstAnswer = performance.now();
        meter.firstAnswerTotal = answer.total;
      } catch (error) {
        meter.failure = String(error?.stack ?? error);
      }
    },

    async measure(query, rules) {
      const { engine } = meter;
      const { limit } = rules;
      if (!engine.kinds.includes(query.kind)) return { id: query.id, unsupported: true };
      const started = performance.now();
      const answer = await engine.ask(query, limit);
      const first = performance.now() - started;
      // A call may be shorter than the clock's step: as many are timed together as fill a sample.
      const calls = Math.max(1, Math.ceil(rules.sampleMs / Math.max(await timed(engine, query, limit, 1), 1e-3)));
      const began = performance.now();
      const samples = [];
      while (
        samples.length < rules.leastSamples ||
        (samples.length < rules.samples && performance.now() - began < rules.budgetMs)
      ) {
        samples.push(await timed(engine, query, limit, calls));
      }
      samples.sort((a, b) => a - b);
      const at = (share) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))];
      return {
        id: query.id,
        first,
        least: samples[0],
        median: at(0.5),
        p95: at(0.95),
        samples: samples.length,
        calls,
        // An engine that does not count while it answers is asked for the number apart.
        total: answer.total ?? engine.count?.(query),
        ids: answer.ids,
      };
    },

    /** Bytes of all WebAssembly memories of this page or this worker. */
    wasmBytes() {
      let bytes = 0;
      for (const memory of memories) bytes += memory.buffer.byteLength;
      return bytes;
    },

    /** What the browser counts for the page and its workers: all but WebAssembly memories. */
    heapBytes() {
      return performance.measureUserAgentSpecificMemory();
    },
  };
  globalThis.searchMeter = meter;
})();
