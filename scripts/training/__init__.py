"""How the model of words in company is made from text: the steps of scripts/train_words.py."""
