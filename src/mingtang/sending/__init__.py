"""文书的送出：how the letter that ends a case went out, and on which day it arrived."""
