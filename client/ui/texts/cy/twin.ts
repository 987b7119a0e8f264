// The shape of a catalogue without its words: a twin in another language has a text for each of its texts, or does not compile.
export type Whole<Texts> = Texts extends string ? string
  : Texts extends (...given: infer Given) => infer Said ? (...given: Given) => Whole<Said>
    : Texts extends object ? { [Key in keyof Texts]: Whole<Texts[Key]> }
      : Texts

export type Twin<Texts> = Texts extends string ? string
  : Texts extends (...given: infer Given) => infer Said ? (...given: Given) => Twin<Said>
    : Texts extends object ? { [Key in keyof Texts]?: Twin<Texts[Key]> } & { [other: string]: any }
      : Texts
