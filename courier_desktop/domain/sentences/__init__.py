"""Every error, problem and refusal in three languages, one table a subject; `wording.say` picks and fills them."""
