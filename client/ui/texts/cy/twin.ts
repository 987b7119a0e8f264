// The shape of a catalogue without its words: what its twin in another language says for each of its texts.
export type Whole<Texts> = Texts extends string ? string
  : Texts extends (...given: infer Given) => infer Said ? (...given: Given) => Whole<Said>
    : Texts extends object ? { [Key in keyof Texts]: Whole<Texts[Key]> }
      : Texts

export type Twin<Texts> = Texts extends string ? string
  : Texts extends (...given: infer Given) => infer Said ? (...given: Given) => Twin<Said>
    : Texts extends object ? { [Key in keyof Texts]?: Twin<Texts[Key]> } & { [other: string]: any }
      : Texts
