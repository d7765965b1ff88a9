<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>Scoring</name>
    <message>
        <source>resembles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is followed by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does better than recommending what is most played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does no better than recommending what is most played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, against %3 for popularity. Evaluate a second model to test one against the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 scores higher than %2; the test asked whether it scores lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is better than %2, and by more than chance would give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on this data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3; difference %4 (%5 % interval %6), p = %7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommending what is most played does as well: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 held-out sequences with %2 steps; every step ranks %3 artists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sequences were left out: they have fewer than two different artists that the models know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 plays of held-out sequences were left out: their artists do not occur in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 steps start at an artist without a vector and count as misses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 steps lead to an artist without a vector and count as misses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: in %2 steps the next artist&apos;s score equals another&apos;s; the more played artist ranks first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was trained on another corpus or split: it may have seen some of these sequences.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 (followed by)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (resembles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; it must lie between %3 and %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list of at least one model, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list of at least one scoring, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list of two numbers, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a number, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a text in quotes, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a whole number, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be an object in braces, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be true or false, but is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must lie between %2 and %3, but is %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs either &quot;path&quot; or &quot;sample&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows do not fit the header&apos;s %3 columns; the first one is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 percentage points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 playlists are to be held out, but only %2 can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 predicts the next artist best: its %2 is %3 (%4 interval %5 to %6), against %7 for recommending whatever is played most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 predicts the next artist with a %2 of %3 (%4 interval %5 to %6), against %7 for recommending whatever is played most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sessions are to be held out, but only %2 can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 artists, trained in %3 on %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a model named &quot;%2&quot; stands before already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: all cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: all cores; 1: the same seed gives the same bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON object is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison of artist vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file stands where a folder is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder stands where a file is to be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hit: the next artist is among the k best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pair to compare is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote that opens here is never closed: the file is cut off or mis-quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote that opens in the header is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quoted name does not end where its field ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample generated by Segue, read in %1. It imitates listening data; its artists do not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one to &quot;models&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add playlists.csv, sessions.csv or both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tracks.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 sequences are held out; none is left to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also train an artist on itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also write vectors.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist plays in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist plays to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists to each side that count as context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists under the minimum count, without a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists with fewer training plays get no vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for &quot;resembles&quot;, which every model has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caution: %1 was trained on other sequences or another split. Sequences that are held out here may have been among those it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance that the next artist is near the last; 0: nothing to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a plain file and that the disk is in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the files belong to one data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, or choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the quotes and the commas of this file, or get it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of the 30Music CSV set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that Segue wrote, such as runs/item2vec in the results of an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with the 30Music CSV set, or pick the files one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or correct the name in its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CSV file, or get it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that it lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose tracks.csv and a file of sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose tracks.csv, artists.csv, playlists.csv or sessions.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co-occurrence SVD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co-occurrence SVD: %1 dimensions of %2 artists cannot be had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co-occurrence SVD: no two artists of the training sequences share an audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns must be separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consecutive plays of one artist count once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the quotes, or get the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count users, or playlists and sessions, that two artists share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting common audiences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set %1, read in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decomposes the matrix of audiences that artists share; the baseline of the 2020 study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decomposing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference of %1 per sequence with its %2 bootstrap interval. Wilcoxon&apos;s signed-rank test on sequences, %3; sequences where both do equally well: %4. The p-values are not corrected for the number of comparisons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dot: mean; bar: bootstrap interval; line: t-interval; dashed: popularity level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it from 1 to the window for each position, so that near artists weigh more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each model places artists as points, near where they are heard together. To judge it, Segue walks through sequences that no model was trained on. After each artist, repeated ones left out, all other artists are ranked, and it is noted where the one that really came next stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate a model on the data it was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate both on the same held-out part of the same data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate both with the same k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate it on the data that it was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating %1 models on %2 held-out sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the artists again, or restore the file from the run it came with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the data: %1; of sequences, vocabulary and split: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprinting the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First line of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found while reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or write to another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From files to training sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generating a sample of %1 artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again, or correct the quotes of this row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again, or delete its last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again, with its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again, with its rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each model a &quot;name&quot; of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessing among %1 artists would reach %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out sequences of under two distinct known artists cannot be evaluated. Plays by artists outside the vocabulary are dropped from held-out sequences. A transition from or to an artist without a vector counts as a miss. A target tied with another candidate stands behind the ones of lower index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold out fewer, or use more of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold out more sequences, or lower the minimum count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the models learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to read the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reproduce this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How unequal artists&apos; popularity is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If not 0: hold out so many playlists instead of the share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If not 0: hold out so many sessions instead of the share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is ahead of %1 by %2; the difference is not significant (Wilcoxon signed-rank test, %4, p = %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is ahead of %1 by %2; the difference is significant (Wilcoxon signed-rank test, %4, p = %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known models: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanczos restarts at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from both sides, or only from what comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from artists that stand near each other in playlists and sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out sequences of fewer artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves of the genre tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out (Wilcoxon)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out and counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of each artist&apos;s vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linking artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners; 0: one per eight sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a missing comma, quote or bracket there or just before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss per pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the minimum count, or use more of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the minimum length, or use more of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching tracks and artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss of a training pair (natural logarithm). Losses of different models or options cannot be compared with one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means over held-out sequences. Below each: the %1 bootstrap interval over sequences, then Student&apos;s t-interval, which can reach below 0 where most sequences score 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models compared: %1 · Data: %2 · Trained: %3 · Segue %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file away, or choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of a data set, or give the options of a sample to generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither playlists nor sessions are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No artist is heard %1 times in the training sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No held-out sequence has two distinct artists of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is called &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No playlist or session has a track that the tracks file has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sequences are held out for testing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise artists drawn for each pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise is drawn by plays to this power; 0: evenly, negative: rare artists more often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 rows can be used; the first one is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 sequences has %2 artists or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the models has any of the scorings asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid JSON at column %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of listening sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of initial vectors, windows and noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the bootstrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the bootstrap interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the session sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the start vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with a newer version of Segue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own listeners (2020 study)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paired samples differ in length: %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists and sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays of held-out sequences by artists without a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Popularity level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projecting onto principal components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries without a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranked and split between the sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranked, then left out (Pratt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking the next artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1 artists, %2 tracks, %3 playlists and %4 sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tags of tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative residual at which a singular vector counts as converged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resamples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampling the differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampling the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same-artist pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with numpy.save(path, numpy.ascontiguousarray(vectors, dtype=&apos;&lt;f4&apos;))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the lines below as %1 and run %2. With the same data, version and seeds the figures come out the same up to the order in which threads race; models trained on one thread come out the same to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score by resemblance, or train a model that keeps both tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences left out as too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions outside the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the test share of the split above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each source held out for the final figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each source held out to watch training by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip artists above this share of plays at random; 0: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size at the end; it falls in a straight line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets without a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The array has %1 dimensions (%2), not two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The array is stored column by column (Fortran order)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %1 is missing; the file has: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment has no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure that two models are compared by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle of this row: it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends within its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has a header and no rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds %1 vectors of length %2, but run.json says %3 of length %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is compressed; plain CSV text was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty; a header with column names was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is in UTF-16; UTF-8 was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file names %1 artists, but run.json says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s columns are those of no file of the 30Music CSV set: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line does not name the columns index, id, name, plays, listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line is blank; a header with column names was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line must be &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the results cannot be created: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder lacks playlists.csv or sessions.csv (one of them is needed); it holds: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder lacks tracks.csv, and playlists.csv or sessions.csv; it holds: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder lacks tracks.csv; it holds: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The generated sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of the .npy file cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header promises %1 values, the file holds %2 bytes of them: it is cut off or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id is not a whole number: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index is %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has %1 fields, not 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model scores %1 artists, the vocabulary has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of listeners is not a whole number: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of plays is not a whole number: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; shares no artist with this data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run folder is damaged: copy it again, or train the model again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same files, byte for byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are of type %1, not little-endian float32 (&lt;f4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vectors of “%1” have no second table to say what follows an artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 vectors for %2 artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are neither playlists (column tracks_ids) nor sessions (column tracks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pairs to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows of playlists or sessions, only a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a zero byte here: this is a binary file or a damaged one; CSV text was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model to evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tracks file (columns ID and author_id)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one result only, so there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file and %1 have the same columns; only one of them can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file, and a folder was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, and a file is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a .npy file: it does not begin as numpy&apos;s files do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the folder of a run: it has no run.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line is not a row of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was written in format %1; this version of Segue reads format %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tied targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks in the catalogue; 0: ten per artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model, or choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training diverged: the loss is no longer a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training item2vec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training on %1 sequences of %2 artists; %3 held out for testing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training was stopped early by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models are named &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at least one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use fewer dimensions than artists, and at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use listening sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use more or longer sequences, or hold out fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use so many sessions, drawn by the seed; 0: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use up to 100 letters, digits and spaces, without slashes and not starting with a dot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 of the .npy format is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a common audience is divided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done with sequences where both do equally well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the test is to show of the first model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which differences are real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sequences are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wilcoxon statistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing loved tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing tags of tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote the report to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zipf exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a model&apos;s name, because it cannot be a folder&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a later row has the same track ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name that is not valid UTF-8; its bad bytes were replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name with control characters; spaces took their place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name without quotes around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a track that the tracks file does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a track without an artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ID written as a decimal number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier row has the same artist ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier row has the same tag ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another number of fields than the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artists that the artists file does not name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generated sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@1 is the share of steps where it stands first, hit@%1 where it is among the first %1, and MRR is the mean of 1 / rank. They are averaged within each sequence, then over sequences. &quot;Resembles&quot; ranks by the cosine of two artists&apos; vectors; &quot;followed by&quot; ranks by the inner product with a second vector, learned for the artist as a neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@10 by cosine on validation sequences after each epoch. Where it falls, the model over-fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item2vec (skip-gram)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item2vec: %1 is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item2vec: %1 is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item2vec: the training sequences hold no pair of artists to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out (Wilcoxon)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list entries whose tag the tags file does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list entries whose track the tracks file does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-sided: the first is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-sided: the first is worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranked and split between the sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranked, then left out (Pratt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resamples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows without a user: the file has no column user_id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text behind a closing quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ID is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two-sided: the two differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word2vec text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” and “%2” were not evaluated on the same sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was evaluated at the %2 best, “%3” at the %4 best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No artist of this run is called &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading saved models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; has no output vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained in %1 s on %2; wrote %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training %1 on %2 sequences of %3 artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote a sample of %1 artists to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistPanel</name>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most heard artists</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistSearch</name>
    <message>
        <source>Preparing the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an artist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistTableModel</name>
    <message>
        <source>Models have no vector for this artist: not in the training sequences, or below the minimum count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click: neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::ComparisonsModel</name>
    <message>
        <source>Exact distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal approximation, corrected for ties; z = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap interval: %1
Student&apos;s t-interval: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean difference per sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of the ranks of positive differences (two-sided: the smaller of both sums)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences on which the two differ, of all sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How likely a difference at least so large is if the two were equally good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs that differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::CountCards</name>
    <message>
        <source>artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays of tracks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::CurvesPanel</name>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@10, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next artist, validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::DataPage</name>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences and split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files (%1 rows left out)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::EvaluatePage</name>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a listening data set first. A part of it is held out, and models are judged by how well they foresee it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train at least one model, better two: then one can be tested against the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through the held-out sequences and predict each next artist: who foresees it better, and is the difference more than chance?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models to evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict the next artist by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resembles: cosine of vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The artist whose vector points most nearly the same way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is followed by: output vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The artist whose output vector fits the query&apos;s vector best; models with two tables (item2vec)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paired test (Wilcoxon)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the better one is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the better one is worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out (Wilcoxon)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranked, left out (Pratt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranked, split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure of each sequence that the test compares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the test is to show of the one with the higher mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done with sequences on which both models do equally well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose models on the left, then evaluate. Figures come with intervals, and every pair of models is tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means and bootstrap intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure shown in the plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As tab-separated table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Markdown table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>popularity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::FilesPanel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read in %2. Open a file to see what was left out and where it was first seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first in line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>reason, first line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: %1 — %2</source>
        <comment>oddity, first line</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::IntervalPlot</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1: %2 {1,?}</translation>
    </message>
</context>
<context>
    <name>segue::ui::Job</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Для этого не хватает памяти.</translation>
    </message>
    <message>
        <source>Close other programs, choose fewer dimensions, or keep fewer artists.</source>
        <translation>Закройте другие программы, выберите меньше измерений или оставьте меньше исполнителей.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: %1</source>
        <translation>Случилось непредвиденное: %1</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Случилось непредвиденное.</translation>
    </message>
</context>
<context>
    <name>segue::ui::JobBar</name>
    <message>
        <source>%1: waiting for its turn</source>
        <translation>%1: ждёт своей очереди</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Отменяется…</translation>
    </message>
    <message>
        <source>Stopping; the result so far is kept…</source>
        <translation>Завершается; полученное сохранится…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation>%1 %2/с</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>duration</comment>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Остановить и оставить</translation>
    </message>
    <message>
        <source>End soon with what has been learned so far</source>
        <translation>Закончить сейчас и оставить то, что уже выучено</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>End and throw the result away</source>
        <translation>Прервать и не оставлять результата</translation>
    </message>
</context>
<context>
    <name>segue::ui::LengthsPanel</name>
    <message>
        <source>Length of playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean %1 · most often %2 · median %3 · longest %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 longer than %2 not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic counts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::MainWindow</name>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Соседи</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Trained models</source>
        <translation>Обученные модели</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Пока нет</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>“%1” is still running.</source>
        <translation>«%1» ещё выполняется.</translation>
    </message>
    <message>
        <source>Quitting cancels it, and everything that waits its turn.</source>
        <translation>Выход отменит эту задачу и все, что ждут своей очереди.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Открыть папку…</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>Открыть &amp;файлы…</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>Открыть &amp;пример</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Недавние</translation>
    </message>
    <message>
        <source>Open r&amp;un…</source>
        <translation>Открыть &amp;модель…</translation>
    </message>
    <message>
        <source>Sa&amp;ve run…</source>
        <translation>&amp;Сохранить модель…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;About Segue</source>
        <translation>&amp;О программе</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>О &amp;Qt</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>file, number of files</comment>
        <translation>%1 и ещё %2</translation>
    </message>
    <message>
        <source>Open a folder with a data set</source>
        <translation>Открыть папку с набором данных</translation>
    </message>
    <message>
        <source>Open the files of a data set</source>
        <translation>Открыть файлы набора данных</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>Файлы CSV (*.csv);;Все файлы (*)</translation>
    </message>
    <message>
        <source>A workbench for artist embeddings: train vectors on listening data, look at neighbours and maps, and compare models in a way that stands up to review.</source>
        <translation>Мастерская векторов исполнителей: обучайте векторы на данных о прослушиваниях, смотрите соседей и карты и сравнивайте модели так, чтобы выводы выдержали проверку.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Свободная программа под лицензией GNU GPL версии 3 или новее.</translation>
    </message>
    <message>
        <source>About Segue</source>
        <translation>О программе Segue</translation>
    </message>
    <message>
        <source>%1, %2 dim.</source>
        <comment>kind of model, dimensions</comment>
        <translation>%1, %2 изм.</translation>
    </message>
    <message>
        <source>%1
%2 artists, %3 dimensions
trained in %4 on %5</source>
        <translation>%1
исполнителей: %2, измерений: %3
обучено за %4, устройство: %5</translation>
    </message>
    <message>
        <source>Show neighbours</source>
        <translation>Показать соседей</translation>
    </message>
    <message>
        <source>Save run…</source>
        <translation>Сохранить модель…</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>Открыть модель…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Открыть папку модели</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Чтение: %1</translation>
    </message>
    <message>
        <source>Where to put the folder of “%1”</source>
        <translation>Куда поместить папку модели «%1»</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Сохранение: %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>Удалить «%1»?</translation>
    </message>
    <message>
        <source>Its vectors are deleted from Segue&apos;s own folder. Copies saved elsewhere stay.</source>
        <translation>Векторы будут удалены из собственной папки Segue. Копии, сохранённые в других местах, останутся.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>в очереди: %1</translation>
    </message>
    <message>
        <source>GPU: %1</source>
        <translation>GPU: %1</translation>
    </message>
    <message>
        <source>%1 GiB of memory</source>
        <translation>Память: %1 ГиБ</translation>
    </message>
    <message>
        <source>CPU: this build has no CUDA</source>
        <translation>CPU: сборка без CUDA</translation>
    </message>
    <message>
        <source>CPU: no NVIDIA driver was found</source>
        <translation>CPU: драйвер NVIDIA не найден</translation>
    </message>
    <message>
        <source>CPU: the NVIDIA driver is too old</source>
        <translation>CPU: драйвер NVIDIA слишком старый</translation>
    </message>
    <message>
        <source>CPU: no NVIDIA GPU was found</source>
        <translation>CPU: видеокарта NVIDIA не найдена</translation>
    </message>
    <message>
        <source>CPU: the NVIDIA GPU cannot be used</source>
        <translation>CPU: видеокарту NVIDIA использовать нельзя</translation>
    </message>
</context>
<context>
    <name>segue::ui::MapPage</name>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a listening data set first. Then train a model, and see all its artists here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map shows the vectors of a trained model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the map …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no vector in this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, and .png or .svg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each dot is an artist; dots that lie near each other have similar vectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save image …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most frequent tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two directions in which the vectors differ most (PCA); they hold %1 % of the variance. Size: plays. Drag to move, turn the wheel to zoom, click an artist for its neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::MapWidget</name>
    <message>
        <source>%1 plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of artists</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborColumn</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
    <message>
        <source>Model, and how its vectors compare two artists</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborModel</name>
    <message>
        <source>Also in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays in the training sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborsPage</name>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a listening data set first. Then train a model, and see here who its nearest are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours are read from a trained model&apos;s vectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model above to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no vector for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The artists whose vectors lie nearest, model beside model. Double-click an artist to go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the artist before (hold for the list)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lists, tab-separated, for a spreadsheet or pandas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::OptionsForm</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every option back to its default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::Plot</name>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Пока нечего рисовать</translation>
    </message>
</context>
<context>
    <name>segue::ui::ProblemBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>segue::ui::QueuePanel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::ResultsModel</name>
    <message>
        <source>Popularity level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap interval: %1
Student&apos;s t-interval: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of held-out steps whose next artist is ranked first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of held-out steps whose next artist is among the %1 best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of 1 / rank of the next artist, over the whole catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentile bootstrap over sequences; the t-interval is in the tooltips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::SequencesPanel</name>
    <message>
        <source>Not applied yet. Models trained so far stay with the sequences they learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions outside the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split of the sequences used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists in the sequences used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the minimum count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays, repeats collapsed as chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the sequences used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out, of artists without a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::TrainPage</name>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation type="unfinished">%1 %2/с</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was stopped early and kept, after %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is trained, after %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 training sequences, %2 artists with a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a data set first: models learn from its playlists and sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model and its options, then start. The curve of its loss and the neighbours of the watched artists show here while it learns; several trainings queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours of the watched artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit@10, validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::TrainingForm</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their neighbours are shown while the model learns. Double-click one to take it off the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::Unit</name>
    <message>
        <source>%1 G</source>
        <comment>thousand millions</comment>
        <translation>%1 млрд</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 млн</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 тыс.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 ч %2 мин</translation>
    </message>
</context>
<context>
    <name>segue::ui::WatchedModel</name>
    <message>
        <source>cosine %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::Welcome</name>
    <message>
        <source>Open a listening data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segue reads the 30Music set as CSV files: tracks, artists, and playlists or listening sessions. Without one at hand, the generated sample has everything to try it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a folder or its files here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segue::ui::Workspace</name>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading saved models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
