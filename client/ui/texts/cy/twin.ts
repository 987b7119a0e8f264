// The shape of a catalogue without its words: a twin in another language has a text for each of its texts, or does not compile.
export type Twin<Texts> = Texts extends string ? string
  : Texts extends (...given: infer Given) => infer Said ? (...given: Given) => Twin<Said>
    : Texts extends object ? { [Key in keyof Texts]: Twin<Texts[Key]> }
      : Texts
