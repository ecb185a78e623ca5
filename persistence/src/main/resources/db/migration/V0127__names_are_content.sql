-- What searches answer is content, so the words of names are told of like the documents that they come from.
call follow_content('product_name_word');
