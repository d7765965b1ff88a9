<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>Scoring</name>
    <message>
        <source>resembles</source>
        <translation>похож на</translation>
    </message>
    <message>
        <source>is followed by</source>
        <translation>за ним следует</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1 does better than recommending what is most played.</source>
        <translation>%1 предсказывает лучше, чем рекомендация самого популярного.</translation>
    </message>
    <message>
        <source>%1 does no better than recommending what is most played.</source>
        <translation>%1 предсказывает не лучше, чем рекомендация самого популярного.</translation>
    </message>
    <message>
        <source>%1 %2, against %3 for popularity. Evaluate a second model to test one against the other.</source>
        <translation>%1 %2 против %3 у популярности. Оцените вторую модель, чтобы сравнить их критерием.</translation>
    </message>
    <message>
        <source>%1 scores higher than %2; the test asked whether it scores lower.</source>
        <translation>Показатель у %1 выше, чем у %2; критерий проверял, не ниже ли он.</translation>
    </message>
    <message>
        <source>%1 is better than %2, and by more than chance would give.</source>
        <translation>%1 лучше, чем %2, и разница больше случайной.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on this data.</source>
        <translation>На этих данных %1 и %2 неразличимы.</translation>
    </message>
    <message>
        <source>%1: %2 against %3; difference %4 (%5 % interval %6), p = %7.</source>
        <translation>%1: %2 против %3; разность %4 (интервал %5 %: %6), p = %7.</translation>
    </message>
    <message>
        <source>Recommending what is most played does as well: %1.</source>
        <translation>Рекомендация самого популярного не хуже: %1.</translation>
    </message>
    <message>
        <source>%1 held-out sequences with %2 steps; every step ranks %3 artists.</source>
        <translation>Отложенных последовательностей: %1, переходов в них: %2; в каждом переходе ранжируется исполнителей: %3.</translation>
    </message>
    <message>
        <source>%1 sequences were left out: they have fewer than two different artists that the models know.</source>
        <translation>Исключено последовательностей: %1. В них меньше двух разных исполнителей, известных моделям.</translation>
    </message>
    <message>
        <source>%1 plays of held-out sequences were left out: their artists do not occur in training.</source>
        <translation>Исключено прослушиваний из отложенных последовательностей: %1. Их исполнителей нет в обучении.</translation>
    </message>
    <message>
        <source>%1: %2 steps start at an artist without a vector and count as misses.</source>
        <translation>%1: переходов от исполнителя без вектора: %2; они считаются промахами.</translation>
    </message>
    <message>
        <source>%1: %2 steps lead to an artist without a vector and count as misses.</source>
        <translation>%1: переходов к исполнителю без вектора: %2; они считаются промахами.</translation>
    </message>
    <message>
        <source>%1: in %2 steps the next artist&apos;s score equals another&apos;s; the more played artist ranks first.</source>
        <translation>%1: переходов, где оценка следующего исполнителя совпала с чужой: %2; выше стоит более популярный.</translation>
    </message>
    <message>
        <source>%1 was trained on another corpus or split: it may have seen some of these sequences.</source>
        <translation>%1 обучена на другом корпусе или разбиении и могла видеть часть этих последовательностей.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 (followed by)</source>
        <translation>%1 (за ним следует)</translation>
    </message>
    <message>
        <source>%1 (resembles)</source>
        <translation>%1 (похож на)</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;</source>
        <translation>%1 не может быть «%2»</translation>
    </message>
    <message>
        <source>%1 is %2; it must lie between %3 and %4</source>
        <translation>%1 равно %2, а должно лежать между %3 и %4</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>Не хватает %1</translation>
    </message>
    <message>
        <source>%1 must be a list of at least one model, but is %2</source>
        <translation>%1 должно быть списком хотя бы из одной модели, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a list of at least one scoring, but is %2</source>
        <translation>%1 должно быть списком хотя бы из одной меры, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a list of two numbers, but is %2</source>
        <translation>%1 должно быть списком из двух чисел, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a list, but is %2</source>
        <translation>%1 должно быть списком, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a number, but is %2</source>
        <translation>%1 должно быть числом, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes, but is %2</source>
        <translation>%1 должно быть текстом в кавычках, а не %2</translation>
    </message>
    <message>
        <source>%1 must be a whole number, but is %2</source>
        <translation>%1 должно быть целым числом, а не %2</translation>
    </message>
    <message>
        <source>%1 must be an object in braces, but is %2</source>
        <translation>%1 должно быть объектом в фигурных скобках, а не %2</translation>
    </message>
    <message>
        <source>%1 must be true or false, but is %2</source>
        <translation>%1 должно быть true или false, а не %2</translation>
    </message>
    <message>
        <source>%1 must lie between %2 and %3, but is %4</source>
        <translation>%1 должно лежать между %2 и %3, а не %4</translation>
    </message>
    <message>
        <source>%1 needs either &quot;path&quot; or &quot;sample&quot;</source>
        <translation>В %1 нужно указать &quot;path&quot; или &quot;sample&quot;</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows do not fit the header&apos;s %3 columns; the first one is here</source>
        <translation>Строк, которые не соответствуют заголовку из %3 столбцов: %1 из %2; первая из них здесь</translation>
    </message>
    <message>
        <source>%1 percentage points</source>
        <translation>%1 п. п.</translation>
    </message>
    <message>
        <source>%1 playlists are to be held out, but only %2 can be used</source>
        <translation>Отложить нужно плейлистов: %1, а пригодны только %2</translation>
    </message>
    <message>
        <source>%1 predicts the next artist best: its %2 is %3 (%4 interval %5 to %6), against %7 for recommending whatever is played most.</source>
        <translation>%1 лучше всех предсказывает следующего исполнителя: %2 равен %3 (доверительный интервал %4: от %5 до %6) против %7 у рекомендации самого популярного.</translation>
    </message>
    <message>
        <source>%1 predicts the next artist with a %2 of %3 (%4 interval %5 to %6), against %7 for recommending whatever is played most.</source>
        <translation>%1 предсказывает следующего исполнителя: %2 равен %3 (доверительный интервал %4: от %5 до %6) против %7 у рекомендации самого популярного.</translation>
    </message>
    <message>
        <source>%1 sessions are to be held out, but only %2 can be used</source>
        <translation>Отложить нужно сессий: %1, а пригодны только %2</translation>
    </message>
    <message>
        <source>%1: %2 artists, trained in %3 on %4.</source>
        <translation>%1. Исполнителей: %2; обучение заняло %3, устройство: %4.</translation>
    </message>
    <message>
        <source>%1: a model named &quot;%2&quot; stands before already</source>
        <translation>%1: модель с именем «%2» уже есть выше</translation>
    </message>
    <message>
        <source>0: all cores</source>
        <translation>0: все ядра</translation>
    </message>
    <message>
        <source>0: all cores; 1: the same seed gives the same bits</source>
        <translation>0: все ядра; 1: то же зерно даст те же биты</translation>
    </message>
    <message>
        <source>A JSON object is expected</source>
        <translation>Ожидался объект JSON</translation>
    </message>
    <message>
        <source>A comparison of artist vectors</source>
        <translation>Сравнение векторов исполнителей</translation>
    </message>
    <message>
        <source>A file stands where a folder is needed</source>
        <translation>На месте нужной папки находится файл</translation>
    </message>
    <message>
        <source>A folder stands where a file is to be written</source>
        <translation>На месте записываемого файла находится папка</translation>
    </message>
    <message>
        <source>A hit: the next artist is among the k best</source>
        <translation>Попадание: следующий исполнитель среди k лучших</translation>
    </message>
    <message>
        <source>A pair to compare is not a number</source>
        <translation>Одна из сравниваемых пар — не число</translation>
    </message>
    <message>
        <source>A quote that opens here is never closed: the file is cut off or mis-quoted</source>
        <translation>Открытая здесь кавычка не закрыта: файл обрезан или кавычки в нём расставлены неверно</translation>
    </message>
    <message>
        <source>A quote that opens in the header is never closed</source>
        <translation>Кавычка, открытая в заголовке, не закрыта</translation>
    </message>
    <message>
        <source>A quoted name does not end where its field ends</source>
        <translation>Имя в кавычках заканчивается раньше своего поля</translation>
    </message>
    <message>
        <source>A sample generated by Segue, read in %1. It imitates listening data; its artists do not exist.</source>
        <translation>Пример, сгенерированный Segue; прочитан за %1. Он подражает данным о прослушиваниях; его исполнителей не существует.</translation>
    </message>
    <message>
        <source>Add one to &quot;models&quot;</source>
        <translation>Добавьте модель в &quot;models&quot;</translation>
    </message>
    <message>
        <source>Add playlists.csv, sessions.csv or both</source>
        <translation>Добавьте playlists.csv, sessions.csv или оба файла</translation>
    </message>
    <message>
        <source>Add tracks.csv</source>
        <translation>Добавьте tracks.csv</translation>
    </message>
    <message>
        <source>All %1 sequences are held out; none is left to train on</source>
        <translation>Отложены все последовательности (%1); учиться не на чем</translation>
    </message>
    <message>
        <source>Also train an artist on itself</source>
        <translation>Учить исполнителя и на нём самом</translation>
    </message>
    <message>
        <source>Also write vectors.txt</source>
        <translation>Записать и vectors.txt</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Альтернатива</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>Artists in the catalogue</source>
        <translation>Исполнители в каталоге</translation>
    </message>
    <message>
        <source>Artists to each side that count as context</source>
        <translation>Сколько исполнителей с каждой стороны считать контекстом</translation>
    </message>
    <message>
        <source>Artists under the minimum count, without a vector</source>
        <translation>Исполнителей ниже минимума прослушиваний, без вектора</translation>
    </message>
    <message>
        <source>Artists with fewer training plays get no vector</source>
        <translation>Исполнители с меньшим числом прослушиваний в обучении не получат вектора</translation>
    </message>
    <message>
        <source>Ask for &quot;resembles&quot;, which every model has</source>
        <translation>Укажите &quot;resembles&quot;: эта мера есть у каждой модели</translation>
    </message>
    <message>
        <source>Ask its owner for permission</source>
        <translation>Попросите доступ у владельца</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Аудитория</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>С обеих сторон</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Байты</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Кандидаты</translation>
    </message>
    <message>
        <source>Caution: %1 was trained on other sequences or another split. Sequences that are held out here may have been among those it learned from.</source>
        <translation>Осторожно: %1 обучена на других последовательностях или другом разбиении. Отложенные здесь последовательности могли быть среди тех, на которых она училась.</translation>
    </message>
    <message>
        <source>Chance that the next artist is near the last; 0: nothing to learn</source>
        <translation>Вероятность, что следующий исполнитель близок к предыдущему; 0: учиться нечему</translation>
    </message>
    <message>
        <source>Check that it is a plain file and that the disk is in order</source>
        <translation>Проверьте, что это обычный файл и диск исправен</translation>
    </message>
    <message>
        <source>Check that the files belong to one data set</source>
        <translation>Проверьте, что файлы из одного набора данных</translation>
    </message>
    <message>
        <source>Check that you may read it</source>
        <translation>Проверьте, есть ли право на чтение</translation>
    </message>
    <message>
        <source>Check the disk, or choose another place</source>
        <translation>Проверьте диск или выберите другое место</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>Проверьте путь</translation>
    </message>
    <message>
        <source>Check the quotes and the commas of this file, or get it again</source>
        <translation>Проверьте кавычки и запятые в этом файле или получите его заново</translation>
    </message>
    <message>
        <source>Choose a file in it</source>
        <translation>Выберите файл в ней</translation>
    </message>
    <message>
        <source>Choose a file of the 30Music CSV set</source>
        <translation>Выберите файл набора 30Music в CSV</translation>
    </message>
    <message>
        <source>Choose a folder that Segue wrote, such as runs/item2vec in the results of an experiment</source>
        <translation>Выберите папку, записанную Segue, например runs/item2vec в результатах эксперимента</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>Выберите папку, в которую можно писать</translation>
    </message>
    <message>
        <source>Choose a folder with the 30Music CSV set, or pick the files one by one</source>
        <translation>Выберите папку с набором 30Music в CSV или отдельные файлы</translation>
    </message>
    <message>
        <source>Choose a shorter name</source>
        <translation>Выберите имя короче</translation>
    </message>
    <message>
        <source>Choose another file, or correct the name in its header</source>
        <translation>Выберите другой файл или исправьте имя столбца в заголовке</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Выберите другое имя</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Выберите другую папку</translation>
    </message>
    <message>
        <source>Choose one of %1</source>
        <translation>Выберите из: %1</translation>
    </message>
    <message>
        <source>Choose one of the two</source>
        <translation>Выберите один из двух</translation>
    </message>
    <message>
        <source>Choose the CSV file, or get it again</source>
        <translation>Выберите файл CSV или получите его заново</translation>
    </message>
    <message>
        <source>Choose the folder that it lies in</source>
        <translation>Выберите папку, в которой он лежит</translation>
    </message>
    <message>
        <source>Choose tracks.csv and a file of sequences</source>
        <translation>Выберите tracks.csv и файл последовательностей</translation>
    </message>
    <message>
        <source>Choose tracks.csv, artists.csv, playlists.csv or sessions.csv</source>
        <translation>Выберите tracks.csv, artists.csv, playlists.csv или sessions.csv</translation>
    </message>
    <message>
        <source>Co-occurrence SVD</source>
        <translation>SVD совместной встречаемости</translation>
    </message>
    <message>
        <source>Co-occurrence SVD: %1 dimensions of %2 artists cannot be had</source>
        <translation>SVD совместной встречаемости: %1 измерений из %2 исполнителей не получить</translation>
    </message>
    <message>
        <source>Co-occurrence SVD: no two artists of the training sequences share an audience</source>
        <translation>SVD совместной встречаемости: в обучении нет двух исполнителей с общей аудиторией</translation>
    </message>
    <message>
        <source>Collapse repeats</source>
        <translation>Сжимать повторы</translation>
    </message>
    <message>
        <source>Columns must be separated by commas</source>
        <translation>Столбцы должны разделяться запятыми</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>Сравнивать по</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Уровень доверия</translation>
    </message>
    <message>
        <source>Consecutive plays of one artist count once</source>
        <translation>Прослушивания одного исполнителя подряд считать за одно</translation>
    </message>
    <message>
        <source>Correct the quotes, or get the file again</source>
        <translation>Исправьте кавычки или получите файл заново</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Косинус</translation>
    </message>
    <message>
        <source>Count users, or playlists and sessions, that two artists share</source>
        <translation>Считать общих пользователей двух исполнителей или общие плейлисты и сессии</translation>
    </message>
    <message>
        <source>Counting artists</source>
        <translation>Подсчёт исполнителей</translation>
    </message>
    <message>
        <source>Counting common audiences</source>
        <translation>Подсчёт общих аудиторий</translation>
    </message>
    <message>
        <source>Data and choices</source>
        <translation>Данные и настройки</translation>
    </message>
    <message>
        <source>Data set %1, read in %2.</source>
        <translation>Набор данных %1, прочитан за %2.</translation>
    </message>
    <message>
        <source>Decomposes the matrix of audiences that artists share; the baseline of the 2020 study</source>
        <translation>Разлагает матрицу общих аудиторий исполнителей; основа сравнения в работе 2020 года</translation>
    </message>
    <message>
        <source>Decomposing</source>
        <translation>Разложение</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Возможно, имелось в виду «%1»?</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разность</translation>
    </message>
    <message>
        <source>Difference of %1 per sequence with its %2 bootstrap interval. Wilcoxon&apos;s signed-rank test on sequences, %3; sequences where both do equally well: %4. The p-values are not corrected for the number of comparisons.</source>
        <translation>Разность %1 по последовательностям и её бутстреп-интервал (%2). Знаковый ранговый критерий Уилкоксона по последовательностям, %3; последовательности, где обе модели равны: %4. Поправки p-значений на число сравнений нет.</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Измерения</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Dot: mean; bar: bootstrap interval; line: t-interval; dashed: popularity level.</source>
        <translation>Точка: среднее; полоса: бутстреп-интервал; линия: t-интервал; пунктир: уровень популярности.</translation>
    </message>
    <message>
        <source>Draw it from 1 to the window for each position, so that near artists weigh more</source>
        <translation>Брать его от 1 до заданного окна в каждой позиции, чтобы близкие исполнители весили больше</translation>
    </message>
    <message>
        <source>Draw the window</source>
        <translation>Случайное окно</translation>
    </message>
    <message>
        <source>Each model places artists as points, near where they are heard together. To judge it, Segue walks through sequences that no model was trained on. After each artist, repeated ones left out, all other artists are ranked, and it is noted where the one that really came next stands.</source>
        <translation>Каждая модель размещает исполнителей как точки рядом с теми, кого слушают вместе с ними. Чтобы оценить модель, Segue проходит последовательности, на которых модели не учились. После каждого исполнителя (без повторов) ранжируются все остальные, и отмечается место того, кто действительно был следующим.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Эпохи</translation>
    </message>
    <message>
        <source>Evaluate a model on the data it was trained on</source>
        <translation>Оцените модель на тех данных, на которых она обучена</translation>
    </message>
    <message>
        <source>Evaluate both on the same held-out part of the same data</source>
        <translation>Оцените обе на одной и той же отложенной части одних и тех же данных</translation>
    </message>
    <message>
        <source>Evaluate both with the same k</source>
        <translation>Оцените обе с одинаковым k</translation>
    </message>
    <message>
        <source>Evaluate it on the data that it was trained on</source>
        <translation>Оцените её на тех данных, на которых она обучена</translation>
    </message>
    <message>
        <source>Evaluating %1 models on %2 held-out sequences</source>
        <translation>Оценка моделей (%1) на отложенных последовательностях (%2)</translation>
    </message>
    <message>
        <source>Export the artists again, or restore the file from the run it came with</source>
        <translation>Экспортируйте исполнителей заново или восстановите файл из папки исходной модели</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>Конечная скорость</translation>
    </message>
    <message>
        <source>Fingerprint of the data: %1; of sequences, vocabulary and split: %2.</source>
        <translation>Отпечаток данных: %1; отпечаток последовательностей, словаря и разбиения: %2.</translation>
    </message>
    <message>
        <source>Fingerprinting the data</source>
        <translation>Вычисление отпечатка данных</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первая</translation>
    </message>
    <message>
        <source>Found while reading</source>
        <translation>Найдено при чтении</translation>
    </message>
    <message>
        <source>Free some space, or write to another disk</source>
        <translation>Освободите место или пишите на другой диск</translation>
    </message>
    <message>
        <source>From files to training sequences</source>
        <translation>От файлов к последовательностям для обучения</translation>
    </message>
    <message>
        <source>Generating a sample of %1 artists</source>
        <translation>Генерация примера, исполнителей: %1</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Жанры</translation>
    </message>
    <message>
        <source>Get the file again</source>
        <translation>Получите файл заново</translation>
    </message>
    <message>
        <source>Get the file again, or correct the quotes of this row</source>
        <translation>Получите файл заново или исправьте кавычки в этой строке</translation>
    </message>
    <message>
        <source>Get the file again, or delete its last line</source>
        <translation>Получите файл заново или удалите его последнюю строку</translation>
    </message>
    <message>
        <source>Get the file again, with its header</source>
        <translation>Получите файл заново, с заголовком</translation>
    </message>
    <message>
        <source>Get the file again, with its rows</source>
        <translation>Получите файл заново, со строками</translation>
    </message>
    <message>
        <source>Give each model a &quot;name&quot; of its own</source>
        <translation>Дайте каждой модели своё имя (&quot;name&quot;)</translation>
    </message>
    <message>
        <source>Guessing among %1 artists would reach %2.</source>
        <translation>Угадывание наугад (исполнителей: %1) дало бы %2.</translation>
    </message>
    <message>
        <source>Held-out sequences of under two distinct known artists cannot be evaluated. Plays by artists outside the vocabulary are dropped from held-out sequences. A transition from or to an artist without a vector counts as a miss. A target tied with another candidate stands behind the ones of lower index.</source>
        <translation>Отложенные последовательности, где меньше двух разных известных исполнителей, оценить нельзя. Прослушивания исполнителей вне словаря из отложенных последовательностей убираются. Переход от исполнителя без вектора или к нему считается промахом. Цель с той же оценкой, что у другого кандидата, стоит после тех, чей номер меньше.</translation>
    </message>
    <message>
        <source>Hold out fewer, or use more of the data</source>
        <translation>Отложите меньше или возьмите больше данных</translation>
    </message>
    <message>
        <source>Hold out more sequences, or lower the minimum count</source>
        <translation>Отложите больше последовательностей или уменьшите минимум прослушиваний</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>How the models learned</source>
        <translation>Как модели учились</translation>
    </message>
    <message>
        <source>How to read the figures</source>
        <translation>Как читать показатели</translation>
    </message>
    <message>
        <source>How to reproduce this</source>
        <translation>Как это воспроизвести</translation>
    </message>
    <message>
        <source>How unequal artists&apos; popularity is</source>
        <translation>Насколько неравна популярность исполнителей</translation>
    </message>
    <message>
        <source>If not 0: hold out so many playlists instead of the share</source>
        <translation>Если не 0: отложить столько плейлистов вместо доли</translation>
    </message>
    <message>
        <source>If not 0: hold out so many sessions instead of the share</source>
        <translation>Если не 0: отложить столько сессий вместо доли</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>Отличается</translation>
    </message>
    <message>
        <source>It is ahead of %1 by %2; the difference is not significant (Wilcoxon signed-rank test, %4, p = %3).</source>
        <translation>Отрыв от %1 составляет %2; различие незначимо (знаковый ранговый критерий Уилкоксона, %4, p = %3).</translation>
    </message>
    <message>
        <source>It is ahead of %1 by %2; the difference is significant (Wilcoxon signed-rank test, %4, p = %3).</source>
        <translation>Отрыв от %1 составляет %2; различие значимо (знаковый ранговый критерий Уилкоксона, %4, p = %3).</translation>
    </message>
    <message>
        <source>It is better</source>
        <translation>Лучше</translation>
    </message>
    <message>
        <source>It is worse</source>
        <translation>Хуже</translation>
    </message>
    <message>
        <source>Keep one of them</source>
        <translation>Оставьте один из них</translation>
    </message>
    <message>
        <source>Known here: %1</source>
        <translation>Известны: %1</translation>
    </message>
    <message>
        <source>Known models: %1</source>
        <translation>Известные модели: %1</translation>
    </message>
    <message>
        <source>Lanczos restarts at most</source>
        <translation>Наибольшее число перезапусков Ланцоша</translation>
    </message>
    <message>
        <source>Learn from both sides, or only from what comes next</source>
        <translation>Учиться по обеим сторонам или только по тому, что следует</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Скорость обучения</translation>
    </message>
    <message>
        <source>Learns from artists that stand near each other in playlists and sessions</source>
        <translation>Учится на исполнителях, стоящих рядом в плейлистах и сессиях</translation>
    </message>
    <message>
        <source>Leave out sequences of fewer artists</source>
        <translation>Исключать последовательности с меньшим числом исполнителей</translation>
    </message>
    <message>
        <source>Leaves of the genre tree</source>
        <translation>Листья дерева жанров</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Исключено</translation>
    </message>
    <message>
        <source>Left out (Wilcoxon)</source>
        <translation>Исключаются (Уилкоксон)</translation>
    </message>
    <message>
        <source>Left out and counted</source>
        <translation>Что исключено и сколько</translation>
    </message>
    <message>
        <source>Length of each artist&apos;s vector</source>
        <translation>Длина вектора исполнителя</translation>
    </message>
    <message>
        <source>Linking artists</source>
        <translation>Связывание исполнителей</translation>
    </message>
    <message>
        <source>Listeners; 0: one per eight sequences</source>
        <translation>Слушатели; 0: один на восемь последовательностей</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>Локальность</translation>
    </message>
    <message>
        <source>Look for a missing comma, quote or bracket there or just before</source>
        <translation>Поищите там или чуть раньше пропущенную запятую, кавычку или скобку</translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation>Поиск соседей</translation>
    </message>
    <message>
        <source>Loss per pair</source>
        <translation>Потери на пару</translation>
    </message>
    <message>
        <source>Lower the learning rate</source>
        <translation>Уменьшите скорость обучения</translation>
    </message>
    <message>
        <source>Lower the minimum count, or use more of the data</source>
        <translation>Уменьшите минимум прослушиваний или возьмите больше данных</translation>
    </message>
    <message>
        <source>Lower the minimum length, or use more of the data</source>
        <translation>Уменьшите минимальную длину или возьмите больше данных</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>Matching tracks and artists</source>
        <translation>Сопоставление треков и исполнителей</translation>
    </message>
    <message>
        <source>Mean loss of a training pair (natural logarithm). Losses of different models or options cannot be compared with one another.</source>
        <translation>Средние потери на обучающую пару (натуральный логарифм). Потери разных моделей или настроек сравнивать между собой нельзя.</translation>
    </message>
    <message>
        <source>Means over held-out sequences. Below each: the %1 bootstrap interval over sequences, then Student&apos;s t-interval, which can reach below 0 where most sequences score 0.</source>
        <translation>Средние по отложенным последовательностям. Под каждым: бутстреп-интервал (%1) по последовательностям, затем t-интервал Стьюдента, который может заходить ниже 0, если у большинства последовательностей 0.</translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation>Мин. прослушиваний</translation>
    </message>
    <message>
        <source>Minimum length</source>
        <translation>Мин. длина</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Models compared: %1 · Data: %2 · Trained: %3 · Segue %4</source>
        <translation>Моделей в сравнении: %1 · Данные: %2 · Обучение: %3 · Segue %4</translation>
    </message>
    <message>
        <source>Move the file away, or choose another name</source>
        <translation>Переместите файл или выберите другое имя</translation>
    </message>
    <message>
        <source>Name the folder of a data set, or give the options of a sample to generate</source>
        <translation>Укажите папку набора данных или параметры генерируемого примера</translation>
    </message>
    <message>
        <source>Naming artists</source>
        <translation>Составление имён исполнителей</translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation>Отриц. примеры</translation>
    </message>
    <message>
        <source>Neither playlists nor sessions are chosen</source>
        <translation>Не выбраны ни плейлисты, ни сессии</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>No artist is heard %1 times in the training sequences</source>
        <translation>Ни один исполнитель не встречается в обучении столько раз: %1</translation>
    </message>
    <message>
        <source>No file was chosen</source>
        <translation>Не выбран ни один файл</translation>
    </message>
    <message>
        <source>No held-out sequence has two distinct artists of the vocabulary</source>
        <translation>Ни в одной отложенной последовательности нет двух разных исполнителей из словаря</translation>
    </message>
    <message>
        <source>No model is called &quot;%1&quot;</source>
        <translation>Нет модели с именем «%1»</translation>
    </message>
    <message>
        <source>No playlist or session has a track that the tracks file has</source>
        <translation>Ни в одном плейлисте и ни в одной сессии нет треков из файла треков</translation>
    </message>
    <message>
        <source>No sequences are held out for testing</source>
        <translation>Для теста не отложено ни одной последовательности</translation>
    </message>
    <message>
        <source>Noise artists drawn for each pair</source>
        <translation>Сколько шумовых исполнителей брать на каждую пару</translation>
    </message>
    <message>
        <source>Noise exponent</source>
        <translation>Показатель шума</translation>
    </message>
    <message>
        <source>Noise is drawn by plays to this power; 0: evenly, negative: rare artists more often</source>
        <translation>Шум берётся по прослушиваниям в этой степени; 0: равномерно, меньше 0: чаще редкие исполнители</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>None of the %1 rows can be used; the first one is here</source>
        <translation>Ни одна из строк (%1) не пригодна; первая из них здесь</translation>
    </message>
    <message>
        <source>None of the %1 sequences has %2 artists or more</source>
        <translation>Среди последовательностей (%1) нет ни одной, где исполнителей хотя бы %2</translation>
    </message>
    <message>
        <source>None of the models has any of the scorings asked for</source>
        <translation>Ни у одной модели нет запрошенных мер</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Нормировка</translation>
    </message>
    <message>
        <source>Not valid JSON at column %1: %2</source>
        <translation>Неверный JSON в столбце %1: %2</translation>
    </message>
    <message>
        <source>Number of listening sessions</source>
        <translation>Число сессий</translation>
    </message>
    <message>
        <source>Number of playlists</source>
        <translation>Число плейлистов</translation>
    </message>
    <message>
        <source>Of initial vectors, windows and noise</source>
        <translation>Для начальных векторов, окон и шума</translation>
    </message>
    <message>
        <source>Of the bootstrap</source>
        <translation>Для бутстрепа</translation>
    </message>
    <message>
        <source>Of the bootstrap interval</source>
        <translation>Для бутстреп-интервала</translation>
    </message>
    <message>
        <source>Of the intervals</source>
        <translation>Для интервалов</translation>
    </message>
    <message>
        <source>Of the session sample</source>
        <translation>Для выборки сессий</translation>
    </message>
    <message>
        <source>Of the split</source>
        <translation>Для разбиения</translation>
    </message>
    <message>
        <source>Of the start vector</source>
        <translation>Для начального вектора</translation>
    </message>
    <message>
        <source>Open it with a newer version of Segue</source>
        <translation>Откройте в более новой версии Segue</translation>
    </message>
    <message>
        <source>Own listeners (2020 study)</source>
        <translation>Свои слушатели (работа 2020 г.)</translation>
    </message>
    <message>
        <source>Paired samples differ in length: %1 and %2</source>
        <translation>Парные выборки разной длины: %1 и %2</translation>
    </message>
    <message>
        <source>Pairs that differ</source>
        <translation>Неравных пар</translation>
    </message>
    <message>
        <source>Passes over the training sequences</source>
        <translation>Проходы по обучающим последовательностям</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Плейлисты</translation>
    </message>
    <message>
        <source>Playlists and sessions</source>
        <translation>Плейлисты и сессии</translation>
    </message>
    <message>
        <source>Plays of held-out sequences by artists without a vector</source>
        <translation>Прослушиваний исполнителей без вектора в отложенных последовательностях</translation>
    </message>
    <message>
        <source>Popularity level</source>
        <translation>Уровень популярности</translation>
    </message>
    <message>
        <source>Preparing playlists</source>
        <translation>Подготовка плейлистов</translation>
    </message>
    <message>
        <source>Preparing sessions</source>
        <translation>Подготовка сессий</translation>
    </message>
    <message>
        <source>Projecting onto principal components</source>
        <translation>Проекция на главные компоненты</translation>
    </message>
    <message>
        <source>Queries without a vector</source>
        <translation>Запросы без вектора</translation>
    </message>
    <message>
        <source>Random level</source>
        <translation>Случайный уровень</translation>
    </message>
    <message>
        <source>Ranked and split between the sides</source>
        <translation>Ранжируются и делятся поровну</translation>
    </message>
    <message>
        <source>Ranked, then left out (Pratt)</source>
        <translation>Ранжируются, затем исключаются (Пратт)</translation>
    </message>
    <message>
        <source>Ranking the next artists</source>
        <translation>Ранжирование следующих исполнителей</translation>
    </message>
    <message>
        <source>Read %1 artists, %2 tracks, %3 playlists and %4 sessions</source>
        <translation>Прочитано исполнителей: %1, треков: %2, плейлистов: %3, сессий: %4</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Чтение: %1</translation>
    </message>
    <message>
        <source>Reading artists</source>
        <translation>Чтение исполнителей</translation>
    </message>
    <message>
        <source>Reading playlists</source>
        <translation>Чтение плейлистов</translation>
    </message>
    <message>
        <source>Reading sessions</source>
        <translation>Чтение сессий</translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation>Чтение тегов</translation>
    </message>
    <message>
        <source>Reading tags of tracks</source>
        <translation>Чтение тегов треков</translation>
    </message>
    <message>
        <source>Reading tracks</source>
        <translation>Чтение треков</translation>
    </message>
    <message>
        <source>Relative residual at which a singular vector counts as converged</source>
        <translation>Относительная невязка, при которой сингулярный вектор считается сошедшимся</translation>
    </message>
    <message>
        <source>Resamples</source>
        <translation>Повторные выборки</translation>
    </message>
    <message>
        <source>Resampling the differences</source>
        <translation>Бутстреп разностей</translation>
    </message>
    <message>
        <source>Resampling the figures</source>
        <translation>Бутстреп показателей</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Перезапуски</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Строк прочитано</translation>
    </message>
    <message>
        <source>Rows used</source>
        <translation>Строк использовано</translation>
    </message>
    <message>
        <source>Same-artist pairs</source>
        <translation>Пары с собой</translation>
    </message>
    <message>
        <source>Save it again as UTF-8</source>
        <translation>Сохраните его заново в UTF-8</translation>
    </message>
    <message>
        <source>Save it with numpy.save(path, numpy.ascontiguousarray(vectors, dtype=&apos;&lt;f4&apos;))</source>
        <translation>Сохраните через numpy.save(path, numpy.ascontiguousarray(vectors, dtype=&apos;&lt;f4&apos;))</translation>
    </message>
    <message>
        <source>Save the lines below as %1 and run %2. With the same data, version and seeds the figures come out the same up to the order in which threads race; models trained on one thread come out the same to the last bit.</source>
        <translation>Сохраните строки ниже как %1 и выполните %2. С теми же данными, версией и зёрнами показатели будут теми же с точностью до порядка, в котором соревнуются потоки; модели, обученные в одном потоке, совпадут до последнего бита.</translation>
    </message>
    <message>
        <source>Score by resemblance, or train a model that keeps both tables</source>
        <translation>Оценивайте по сходству или обучите модель, которая хранит обе таблицы</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Вторая</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Последова­тельности</translation>
    </message>
    <message>
        <source>Sequences left out as too short</source>
        <translation>Последовательностей исключено как слишком коротких</translation>
    </message>
    <message>
        <source>Sequences too short</source>
        <translation>Слишком короткие последовательности</translation>
    </message>
    <message>
        <source>Session sample</source>
        <translation>Выборка сессий</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сессии</translation>
    </message>
    <message>
        <source>Sessions outside the sample</source>
        <translation>Сессий вне выборки</translation>
    </message>
    <message>
        <source>Set the test share of the split above 0</source>
        <translation>Задайте долю теста в разбиении больше 0</translation>
    </message>
    <message>
        <source>Share of each source held out for the final figures</source>
        <translation>Доля каждого источника, отложенная для итоговых показателей</translation>
    </message>
    <message>
        <source>Share of each source held out to watch training by</source>
        <translation>Доля каждого источника, отложенная для наблюдения за обучением</translation>
    </message>
    <message>
        <source>Skip artists above this share of plays at random; 0: none</source>
        <translation>Случайно пропускать исполнителей с долей прослушиваний выше этой; 0: не пропускать</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Step size at the end; it falls in a straight line</source>
        <translation>Длина шага в конце; убывает линейно</translation>
    </message>
    <message>
        <source>Step size at the start</source>
        <translation>Длина шага в начале</translation>
    </message>
    <message>
        <source>Sub-sampling</source>
        <translation>Прореживание</translation>
    </message>
    <message>
        <source>Targets without a vector</source>
        <translation>Цели без вектора</translation>
    </message>
    <message>
        <source>Test playlists</source>
        <translation>Плейлисты в тест</translation>
    </message>
    <message>
        <source>Test sessions</source>
        <translation>Сессии в тест</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Доля теста</translation>
    </message>
    <message>
        <source>The array has %1 dimensions (%2), not two</source>
        <translation>Измерений у массива: %1 (%2), а не два</translation>
    </message>
    <message>
        <source>The array is stored column by column (Fortran order)</source>
        <translation>Массив записан по столбцам (порядок Fortran)</translation>
    </message>
    <message>
        <source>The column %1 is missing; the file has: %2</source>
        <translation>Нет столбца %1; в файле есть: %2</translation>
    </message>
    <message>
        <source>The experiment has no model</source>
        <translation>В эксперименте нет модели</translation>
    </message>
    <message>
        <source>The figure that two models are compared by</source>
        <translation>Показатель, по которому сравниваются две модели</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Файл не читается</translation>
    </message>
    <message>
        <source>The file cannot be read to its end</source>
        <translation>Файл не читается до конца</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Файл не читается: %1</translation>
    </message>
    <message>
        <source>The file ends in the middle of this row: it is cut off</source>
        <translation>Файл кончается посреди этой строки: он обрезан</translation>
    </message>
    <message>
        <source>The file ends within its header</source>
        <translation>Файл кончается внутри заголовка</translation>
    </message>
    <message>
        <source>The file has a header and no rows</source>
        <translation>В файле есть заголовок, но нет строк</translation>
    </message>
    <message>
        <source>The file holds %1 vectors of length %2, but run.json says %3 of length %4</source>
        <translation>В файле векторов: %1, их длина: %2, а в run.json указано %3 и %4</translation>
    </message>
    <message>
        <source>The file is compressed; plain CSV text was expected</source>
        <translation>Файл сжат; ожидался обычный текст CSV</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Файл пуст</translation>
    </message>
    <message>
        <source>The file is empty; a header with column names was expected</source>
        <translation>Файл пуст; ожидался заголовок с именами столбцов</translation>
    </message>
    <message>
        <source>The file is in UTF-16; UTF-8 was expected</source>
        <translation>Файл в UTF-16; ожидалась UTF-8</translation>
    </message>
    <message>
        <source>The file names %1 artists, but run.json says %2</source>
        <translation>Исполнителей в файле: %1, а в run.json указано %2</translation>
    </message>
    <message>
        <source>The file&apos;s columns are those of no file of the 30Music CSV set: %1</source>
        <translation>Таких столбцов нет ни у одного файла набора 30Music в CSV: %1</translation>
    </message>
    <message>
        <source>The first line does not name the columns index, id, name, plays, listeners</source>
        <translation>В первой строке нет столбцов index, id, name, plays, listeners</translation>
    </message>
    <message>
        <source>The first line is blank; a header with column names was expected</source>
        <translation>Первая строка пуста; ожидался заголовок с именами столбцов</translation>
    </message>
    <message>
        <source>The first line must be &quot;%1&quot;</source>
        <translation>Первая строка должна быть &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1</source>
        <translation>Папка не читается: %1</translation>
    </message>
    <message>
        <source>The folder for the results cannot be created: %1</source>
        <translation>Не удаётся создать папку для результатов: %1</translation>
    </message>
    <message>
        <source>The folder lacks playlists.csv or sessions.csv (one of them is needed); it holds: %1</source>
        <translation>В папке нет playlists.csv или sessions.csv (нужен хотя бы один); в ней есть: %1</translation>
    </message>
    <message>
        <source>The folder lacks tracks.csv, and playlists.csv or sessions.csv; it holds: %1</source>
        <translation>В папке нет tracks.csv, а также playlists.csv или sessions.csv; в ней есть: %1</translation>
    </message>
    <message>
        <source>The folder lacks tracks.csv; it holds: %1</source>
        <translation>В папке нет tracks.csv; в ней есть: %1</translation>
    </message>
    <message>
        <source>The generated sample</source>
        <translation>Сгенерированный пример</translation>
    </message>
    <message>
        <source>The header of the .npy file cannot be understood</source>
        <translation>Заголовок файла .npy непонятен</translation>
    </message>
    <message>
        <source>The header promises %1 values, the file holds %2 bytes of them: it is cut off or damaged</source>
        <translation>Заголовок обещает значений: %1, а в файле их байтов: %2; он обрезан или повреждён</translation>
    </message>
    <message>
        <source>The id is not a whole number: %1</source>
        <translation>id — не целое число: %1</translation>
    </message>
    <message>
        <source>The index is %1, not %2</source>
        <translation>Индекс равен %1, а не %2</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is given twice</source>
        <translation>Ключ «%1» указан дважды</translation>
    </message>
    <message>
        <source>The line has %1 fields, not 5</source>
        <translation>Полей в строке: %1, а не 5</translation>
    </message>
    <message>
        <source>The model scores %1 artists, the vocabulary has %2</source>
        <translation>Модель оценивает исполнителей: %1, а в словаре их %2</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Имя слишком длинное</translation>
    </message>
    <message>
        <source>The number of listeners is not a whole number: %1</source>
        <translation>Число слушателей — не целое: %1</translation>
    </message>
    <message>
        <source>The number of plays is not a whole number: %1</source>
        <translation>Число прослушиваний — не целое: %1</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; shares no artist with this data set</source>
        <translation>У модели «%1» нет общих исполнителей с этим набором данных</translation>
    </message>
    <message>
        <source>The run folder is damaged: copy it again, or train the model again</source>
        <translation>Папка модели повреждена: скопируйте её заново или обучите модель ещё раз</translation>
    </message>
    <message>
        <source>The same seed gives the same files, byte for byte</source>
        <translation>То же зерно даёт те же файлы, байт в байт</translation>
    </message>
    <message>
        <source>The values are of type %1, not little-endian float32 (&lt;f4)</source>
        <translation>Значения типа %1, а не float32 с порядком от младшего байта (&lt;f4)</translation>
    </message>
    <message>
        <source>The vectors of “%1” have no second table to say what follows an artist</source>
        <translation>У векторов «%1» нет второй таблицы, по которой судят, кто следует за исполнителем</translation>
    </message>
    <message>
        <source>The whole experiment</source>
        <translation>Весь эксперимент</translation>
    </message>
    <message>
        <source>There are %1 vectors for %2 artists</source>
        <translation>Векторов: %1, а исполнителей: %2</translation>
    </message>
    <message>
        <source>There are neither playlists (column tracks_ids) nor sessions (column tracks)</source>
        <translation>Нет ни плейлистов (столбец tracks_ids), ни сессий (столбец tracks)</translation>
    </message>
    <message>
        <source>There are no pairs to compare</source>
        <translation>Нет пар для сравнения</translation>
    </message>
    <message>
        <source>There are no rows of playlists or sessions, only a header</source>
        <translation>Нет строк плейлистов или сессий, есть только заголовок</translation>
    </message>
    <message>
        <source>There is a zero byte here: this is a binary file or a damaged one; CSV text was expected</source>
        <translation>Здесь нулевой байт: файл двоичный или повреждён; ожидался текст CSV</translation>
    </message>
    <message>
        <source>There is no model to evaluate</source>
        <translation>Нет модели для оценки</translation>
    </message>
    <message>
        <source>There is no space left on the disk</source>
        <translation>На диске нет места</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Нет такого файла</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Нет такой папки</translation>
    </message>
    <message>
        <source>There is no tracks file (columns ID and author_id)</source>
        <translation>Нет файла треков (столбцы ID и author_id)</translation>
    </message>
    <message>
        <source>There is one result only, so there is nothing to compare.</source>
        <translation>Результат всего один, сравнивать не с чем.</translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation>Записать не удаётся</translation>
    </message>
    <message>
        <source>This cannot be written: %1</source>
        <translation>Записать не удаётся: %1</translation>
    </message>
    <message>
        <source>This file and %1 have the same columns; only one of them can be read</source>
        <translation>У этого файла и %1 одинаковые столбцы; читать можно только один из них</translation>
    </message>
    <message>
        <source>This is a file, and a folder was expected</source>
        <translation>Это файл, а ожидалась папка</translation>
    </message>
    <message>
        <source>This is a folder, and a file is needed</source>
        <translation>Это папка, а нужен файл</translation>
    </message>
    <message>
        <source>This is not a .npy file: it does not begin as numpy&apos;s files do</source>
        <translation>Это не файл .npy: он начинается не так, как файлы numpy</translation>
    </message>
    <message>
        <source>This is not the folder of a run: it has no run.json</source>
        <translation>Это не папка модели: в ней нет run.json</translation>
    </message>
    <message>
        <source>This line is not a row of the table</source>
        <translation>Эта строка не из таблицы</translation>
    </message>
    <message>
        <source>This run was written in format %1; this version of Segue reads format %2</source>
        <translation>Модель записана в формате %1; эта версия Segue читает формат %2</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Tied targets</source>
        <translation>Цели с равной оценкой</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Треки</translation>
    </message>
    <message>
        <source>Tracks in the catalogue; 0: ten per artist</source>
        <translation>Треки в каталоге; 0: десять на исполнителя</translation>
    </message>
    <message>
        <source>Train a model, or choose one</source>
        <translation>Обучите модель или выберите готовую</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Обучение: %1</translation>
    </message>
    <message>
        <source>Training diverged: the loss is no longer a finite number</source>
        <translation>Обучение разошлось: потери больше не конечное число</translation>
    </message>
    <message>
        <source>Training item2vec</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Потери при обучении</translation>
    </message>
    <message>
        <source>Training on %1 sequences of %2 artists; %3 held out for testing</source>
        <translation>Обучение: последовательностей %1, исполнителей %2; отложено для теста: %3</translation>
    </message>
    <message>
        <source>Training was stopped early by hand.</source>
        <translation>Обучение остановлено вручную раньше срока.</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Переходы</translation>
    </message>
    <message>
        <source>Two models are named &quot;%1&quot;</source>
        <translation>Две модели названы «%1»</translation>
    </message>
    <message>
        <source>Unknown key %1</source>
        <translation>Неизвестный ключ %1</translation>
    </message>
    <message>
        <source>Unknown plays</source>
        <translation>Неизвестные прослушивания</translation>
    </message>
    <message>
        <source>Unpack it first</source>
        <translation>Сначала распакуйте его</translation>
    </message>
    <message>
        <source>Use 1 or more</source>
        <translation>Задайте 1 или больше</translation>
    </message>
    <message>
        <source>Use at least one of the two</source>
        <translation>Возьмите хотя бы одно из двух</translation>
    </message>
    <message>
        <source>Use fewer dimensions than artists, and at least 1</source>
        <translation>Возьмите меньше измерений, чем исполнителей, но хотя бы 1</translation>
    </message>
    <message>
        <source>Use listening sessions</source>
        <translation>Брать сессии прослушивания</translation>
    </message>
    <message>
        <source>Use more or longer sequences, or hold out fewer</source>
        <translation>Возьмите больше последовательностей, или длиннее, или отложите меньше</translation>
    </message>
    <message>
        <source>Use playlists</source>
        <translation>Брать плейлисты</translation>
    </message>
    <message>
        <source>Use so many sessions, drawn by the seed; 0: all</source>
        <translation>Брать столько сессий, выбранных по зерну; 0: все</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Валидация</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Доля валидации</translation>
    </message>
    <message>
        <source>Version %1 of the .npy format is not known</source>
        <translation>Версия %1 формата .npy неизвестна</translation>
    </message>
    <message>
        <source>What a common audience is divided by</source>
        <translation>На что делится общая аудитория</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>То, что следует</translation>
    </message>
    <message>
        <source>What is done with sequences where both do equally well</source>
        <translation>Что делать с последовательностями, где обе модели равны</translation>
    </message>
    <message>
        <source>What is held out</source>
        <translation>Что отложено</translation>
    </message>
    <message>
        <source>What the test is to show of the first model</source>
        <translation>Что критерий должен показать о первой модели</translation>
    </message>
    <message>
        <source>Which differences are real</source>
        <translation>Какие различия значимы</translation>
    </message>
    <message>
        <source>Which sequences are used</source>
        <translation>Какие последовательности взяты</translation>
    </message>
    <message>
        <source>Wilcoxon statistic</source>
        <translation>Статистика Уилкоксона</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>Writing artists</source>
        <translation>Запись исполнителей</translation>
    </message>
    <message>
        <source>Writing loved tracks</source>
        <translation>Запись любимых треков</translation>
    </message>
    <message>
        <source>Writing playlists</source>
        <translation>Запись плейлистов</translation>
    </message>
    <message>
        <source>Writing sessions</source>
        <translation>Запись сессий</translation>
    </message>
    <message>
        <source>Writing tags of tracks</source>
        <translation>Запись тегов треков</translation>
    </message>
    <message>
        <source>Writing tracks</source>
        <translation>Запись треков</translation>
    </message>
    <message>
        <source>Wrote the report to %1</source>
        <translation>Отчёт записан: %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>You may not read this file</source>
        <translation>Нет права читать этот файл</translation>
    </message>
    <message>
        <source>You may not write here</source>
        <translation>Нет права писать сюда</translation>
    </message>
    <message>
        <source>Zero differences</source>
        <translation>Нулевые разности</translation>
    </message>
    <message>
        <source>Zipf exponent</source>
        <translation>Показатель Ципфа</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a model&apos;s name, because it cannot be a folder&apos;s</source>
        <translation>«%1» не может быть именем модели, потому что не может быть именем папки</translation>
    </message>
    <message>
        <source>a later row has the same track ID</source>
        <translation>ниже есть строка с тем же ID трека</translation>
    </message>
    <message>
        <source>a name that is not valid UTF-8; its bad bytes were replaced</source>
        <translation>имя не в верной UTF-8; негодные байты заменены</translation>
    </message>
    <message>
        <source>a name with control characters; spaces took their place</source>
        <translation>имя с управляющими символами; они заменены пробелами</translation>
    </message>
    <message>
        <source>a name without quotes around it</source>
        <translation>имя без кавычек</translation>
    </message>
    <message>
        <source>a track that the tracks file does not have</source>
        <translation>трек, которого нет в файле треков</translation>
    </message>
    <message>
        <source>a track without an artist</source>
        <translation>трек без исполнителя</translation>
    </message>
    <message>
        <source>an ID written as a decimal number</source>
        <translation>ID записан десятичной дробью</translation>
    </message>
    <message>
        <source>an earlier row has the same artist ID</source>
        <translation>выше есть строка с тем же ID исполнителя</translation>
    </message>
    <message>
        <source>an earlier row has the same tag ID</source>
        <translation>выше есть строка с тем же ID тега</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>пустой список</translation>
    </message>
    <message>
        <source>another number of fields than the header</source>
        <translation>число полей не то, что в заголовке</translation>
    </message>
    <message>
        <source>artists</source>
        <translation>исполнителей</translation>
    </message>
    <message>
        <source>artists that the artists file does not name</source>
        <translation>исполнители, которых нет в файле исполнителей</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>байт</translation>
    </message>
    <message>
        <source>generated sample</source>
        <translation>сгенерированный пример</translation>
    </message>
    <message>
        <source>hit@1</source>
        <translation>hit@1</translation>
    </message>
    <message>
        <source>hit@1 is the share of steps where it stands first, hit@%1 where it is among the first %1, and MRR is the mean of 1 / rank. They are averaged within each sequence, then over sequences. &quot;Resembles&quot; ranks by the cosine of two artists&apos; vectors; &quot;followed by&quot; ranks by the inner product with a second vector, learned for the artist as a neighbour.</source>
        <translation>hit@1 — доля переходов, где он стоит первым, hit@%1 — где он среди первых %1, а MRR — среднее от 1 / место. Показатели усредняются внутри последовательности, затем по последовательностям. «Похож на» ранжирует по косинусу векторов двух исполнителей; «за ним следует» — по скалярному произведению со вторым вектором, выученным для исполнителя как соседа.</translation>
    </message>
    <message>
        <source>hit@k</source>
        <translation>hit@k</translation>
    </message>
    <message>
        <source>item2vec: %1 is 0</source>
        <translation>item2vec: %1 равно 0</translation>
    </message>
    <message>
        <source>item2vec: %1 is not a finite number</source>
        <translation>item2vec: %1 — не конечное число</translation>
    </message>
    <message>
        <source>item2vec: the training sequences hold no pair of artists to learn from</source>
        <translation>item2vec: в обучающих последовательностях нет ни одной пары исполнителей</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>left out (Wilcoxon)</source>
        <translation>исключаются (Уилкоксон)</translation>
    </message>
    <message>
        <source>list entries whose tag the tags file does not have</source>
        <translation>элементы списка с тегом, которого нет в файле тегов</translation>
    </message>
    <message>
        <source>list entries whose track the tracks file does not have</source>
        <translation>элементы списка с треком, которого нет в файле треков</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>нет имени</translation>
    </message>
    <message>
        <source>one-sided: the first is better</source>
        <translation>односторонний: первая лучше</translation>
    </message>
    <message>
        <source>one-sided: the first is worse</source>
        <translation>односторонний: первая хуже</translation>
    </message>
    <message>
        <source>playlists</source>
        <translation>плейлистов</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>прослуш.</translation>
    </message>
    <message>
        <source>ranked and split between the sides</source>
        <translation>ранжируются и делятся поровну</translation>
    </message>
    <message>
        <source>ranked, then left out (Pratt)</source>
        <translation>ранжируются, затем исключаются (Пратт)</translation>
    </message>
    <message>
        <source>resamples</source>
        <translation>выборок</translation>
    </message>
    <message>
        <source>rows without a user: the file has no column user_id</source>
        <translation>строки без пользователя: в файле нет столбца user_id</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>послед.</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>сессий</translation>
    </message>
    <message>
        <source>text behind a closing quote</source>
        <translation>текст после закрывающей кавычки</translation>
    </message>
    <message>
        <source>the ID is not a whole number</source>
        <translation>ID — не целое число</translation>
    </message>
    <message>
        <source>the list cannot be read</source>
        <translation>список не читается</translation>
    </message>
    <message>
        <source>the user is not a whole number</source>
        <translation>пользователь — не целое число</translation>
    </message>
    <message>
        <source>the user is not known</source>
        <translation>пользователь неизвестен</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>треков</translation>
    </message>
    <message>
        <source>two-sided: the two differ</source>
        <translation>двусторонний: модели различаются</translation>
    </message>
    <message>
        <source>users</source>
        <translation>пользователей</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>векторов</translation>
    </message>
    <message>
        <source>word2vec text</source>
        <translation>Текст word2vec</translation>
    </message>
    <message>
        <source>“%1” and “%2” were not evaluated on the same sequences</source>
        <translation>«%1» и «%2» оценены на разных последовательностях</translation>
    </message>
    <message>
        <source>“%1” was evaluated at the %2 best, “%3” at the %4 best</source>
        <translation>«%1» оценена по первым %2, а «%3» — по первым %4</translation>
    </message>
    <message>
        <source>Counting plays</source>
        <translation>Подсчёт прослушиваний</translation>
    </message>
    <message>
        <source>Leave out --table</source>
        <translation>Уберите --table</translation>
    </message>
    <message>
        <source>No artist of this run is called &quot;%1&quot;</source>
        <translation>В этой модели нет исполнителя «%1»</translation>
    </message>
    <message>
        <source>Perhaps: %1</source>
        <translation>Возможно: %1</translation>
    </message>
    <message>
        <source>Reading saved models</source>
        <translation>Чтение сохранённых моделей</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>Чтение модели</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Сохранение</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; has no output vectors</source>
        <translation>У модели «%1» нет выходных векторов</translation>
    </message>
    <message>
        <source>Trained in %1 s on %2; wrote %3</source>
        <translation>Обучено за %1 с, устройство: %2; записано: %3</translation>
    </message>
    <message>
        <source>Training %1 on %2 sequences of %3 artists</source>
        <translation>Обучение %1: последовательностей %2, исполнителей %3</translation>
    </message>
    <message>
        <source>Writing the run</source>
        <translation>Запись модели</translation>
    </message>
    <message>
        <source>Wrote a sample of %1 artists to %2</source>
        <translation>Пример (исполнителей: %1) записан: %2</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>Первый случай</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>строка %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выберите файл</translation>
    </message>
    <message>
        <source>Choose a new folder</source>
        <translation>Выберите новую папку</translation>
    </message>
    <message>
        <source>The folder would be replaced, but it has no %1, so it may be something else</source>
        <translation>Папка была бы заменена, но в ней нет %1: возможно, это что-то другое</translation>
    </message>
    <message>
        <source>The folder would be replaced, but it holds something else: %1</source>
        <translation>Папка была бы заменена, но в ней есть посторонние файлы: %1</translation>
    </message>
    <message>
        <source>This is a device or a pipe, and no file</source>
        <translation>Это устройство или канал, а не файл</translation>
    </message>
    <message>
        <source>This is a device, and a file is needed</source>
        <translation>Это устройство, а нужен файл</translation>
    </message>
    <message>
        <source>Lines end in a carriage return alone; a line feed was expected</source>
        <translation>Строки кончаются одним возвратом каретки; ожидался перевод строки</translation>
    </message>
    <message>
        <source>Look for brackets that are too many</source>
        <translation>Поищите лишние скобки</translation>
    </message>
    <message>
        <source>Name the folder of a data set</source>
        <translation>Укажите папку набора данных</translation>
    </message>
    <message>
        <source>Save the file again with the line ends of Unix or Windows</source>
        <translation>Сохраните файл заново с концами строк Unix или Windows</translation>
    </message>
    <message>
        <source>The number %1 is too large</source>
        <translation>Число %1 слишком велико</translation>
    </message>
    <message>
        <source>There is a zero byte here: this is a binary file or a damaged one</source>
        <translation>Здесь нулевой байт: файл двоичный или повреждён</translation>
    </message>
    <message>
        <source>Values stand in more than %1 brackets</source>
        <translation>Значения вложены в скобки глубже, чем %1</translation>
    </message>
    <message>
        <source>Write a smaller one</source>
        <translation>Напишите меньшее число</translation>
    </message>
    <message>
        <source>data.path is empty</source>
        <translation>data.path не заполнен</translation>
    </message>
    <message>
        <source>Odd in %1: %2 (%3 times, first in line %4)</source>
        <translation>Странность в %1: %2 (раз: %3, впервые в строке %4)</translation>
    </message>
    <message>
        <source>Left out of %1: %2 (%3 times, first in line %4)</source>
        <translation>Исключено из %1: %2 (раз: %3, впервые в строке %4)</translation>
    </message>
    <message>
        <source>Use up to 60 letters, digits and spaces between them, without slashes and not starting with a dot</source>
        <translation>До 60 букв, цифр и пробелов между ними, без косых черт и без точки в начале</translation>
    </message>
    <message>
        <source>hit@10 on validation sequences after each epoch, by output vectors where a model has them. Where it falls, the model over-fits.</source>
        <translation>hit@10 на валидационных последовательностях после каждой эпохи, по выходным векторам, если они у модели есть. Где он падает, модель переобучается.</translation>
    </message>
    <message>
        <source>%1 goes with &quot;path&quot;: a generated sample is no table</source>
        <translation>%1 указывают вместе с &quot;path&quot;: сгенерированный пример — не таблица</translation>
    </message>
    <message>
        <source>%1 of %2 lines are no records (type, id, time, properties, links); the first one is here</source>
        <translation>Строк, которые не являются записями (тип, id, время, свойства, связи): %1 из %2; первая из них здесь</translation>
    </message>
    <message>
        <source>%1 of %2 rows have another number of fields than most, or text behind a closing quote; the first is here</source>
        <translation>Строк с иным числом полей, чем у большинства, или с текстом после закрывающей кавычки: %1 из %2; первая здесь</translation>
    </message>
    <message>
        <source>%1 of the first %2 rows have another number of fields than most, or text behind quotes</source>
        <translation>Среди первых строк (%2) с иным числом полей, чем у большинства, или с текстом после кавычек: %1</translation>
    </message>
    <message>
        <source>%1 playlists are to be held out by time, but only %2 have one</source>
        <translation>По времени нужно отложить плейлистов: %1, а время есть только у %2</translation>
    </message>
    <message>
        <source>%1 sessions are to be held out by time, but only %2 have one</source>
        <translation>По времени нужно отложить сессий: %1, а время есть только у %2</translation>
    </message>
    <message>
        <source>1 / distance</source>
        <translation>1 / расстояние</translation>
    </message>
    <message>
        <source>A file of the raw 30Music release is missing: tracks.idomaar</source>
        <translation>Нет файла исходного выпуска 30Music: tracks.idomaar</translation>
    </message>
    <message>
        <source>A longer pause starts a new session, in minutes</source>
        <translation>Более долгая пауза, в минутах, начинает новую сессию</translation>
    </message>
    <message>
        <source>A pipe can be read only once: what it holds is found out when the import begins</source>
        <translation>Канал можно прочитать только раз: что в нём, выяснится в начале импорта</translation>
    </message>
    <message>
        <source>A quote that opens here is never closed, or only after more than 64 MiB</source>
        <translation>Открытая здесь кавычка не закрыта или закрыта лишь через 64 МиБ</translation>
    </message>
    <message>
        <source>A tag of the artist</source>
        <translation>Тег исполнителя</translation>
    </message>
    <message>
        <source>A temporary file cannot be read back: %1</source>
        <translation>Не удаётся прочитать временный файл: %1</translation>
    </message>
    <message>
        <source>A text with one sequence of names per line, separated by spaces</source>
        <translation>Текст, где каждая строка — последовательность имён через пробел</translation>
    </message>
    <message>
        <source>Add entities/playlist.idomaar, relations/sessions.idomaar or relations/events.idomaar</source>
        <translation>Добавьте entities/playlist.idomaar, relations/sessions.idomaar или relations/events.idomaar</translation>
    </message>
    <message>
        <source>Add entities/tracks.idomaar</source>
        <translation>Добавьте entities/tracks.idomaar</translation>
    </message>
    <message>
        <source>All %1 training sequences nearly repeat a held-out one</source>
        <translation>Все обучающие последовательности (%1) почти повторяют отложенные</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Архитектура</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Artist plays</source>
        <translation>Прослушивания исполнителей</translation>
    </message>
    <message>
        <source>Artist&apos;s ID</source>
        <translation>ID исполнителя</translation>
    </message>
    <message>
        <source>Artists with at least %1 training plays</source>
        <translation>Исполнители: в обучении прослушиваний от %1</translation>
    </message>
    <message>
        <source>As playlists</source>
        <translation>Как плейлисты</translation>
    </message>
    <message>
        <source>At least %1 artists long</source>
        <translation>Исполнителей не меньше %1</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Both sides, weighted</source>
        <translation>С обеих сторон, с весом</translation>
    </message>
    <message>
        <source>Building the vocabulary</source>
        <translation>Построение словаря</translation>
    </message>
    <message>
        <source>By the sequence column</source>
        <translation>По столбцу последовательности</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>По пользователю</translation>
    </message>
    <message>
        <source>By user, with a session gap</source>
        <translation>По пользователю и паузе</translation>
    </message>
    <message>
        <source>CBOW</source>
        <translation>CBOW</translation>
    </message>
    <message>
        <source>CSV set</source>
        <translation>Набор CSV</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it</source>
        <translation>Проверьте, что файл на месте и есть право на чтение</translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder for temporary files</source>
        <translation>Проверьте диск или выберите другую папку для временных файлов</translation>
    </message>
    <message>
        <source>Check the line ends and the quotes of this file, or get it again</source>
        <translation>Проверьте концы строк и кавычки в этом файле или получите его заново</translation>
    </message>
    <message>
        <source>Check what the columns hold, and how the file is read</source>
        <translation>Проверьте, что в столбцах и как читается файл</translation>
    </message>
    <message>
        <source>Check which column holds which names</source>
        <translation>Проверьте, в каком столбце какие имена</translation>
    </message>
    <message>
        <source>Checking the corpus file</source>
        <translation>Проверка файла корпуса</translation>
    </message>
    <message>
        <source>Choose a .tar, .tar.gz or .zip file</source>
        <translation>Выберите файл .tar, .tar.gz или .zip</translation>
    </message>
    <message>
        <source>Choose a file of it</source>
        <translation>Выберите файл из неё</translation>
    </message>
    <message>
        <source>Choose a file of text, or get it again</source>
        <translation>Выберите текстовый файл или получите его заново</translation>
    </message>
    <message>
        <source>Choose a folder with the slices as they were published</source>
        <translation>Выберите папку с частями в том виде, в каком они опубликованы</translation>
    </message>
    <message>
        <source>Choose another file, or its encoding by hand</source>
        <translation>Выберите другой файл или задайте кодировку вручную</translation>
    </message>
    <message>
        <source>Choose delimiter and quotes by hand, or correct the file</source>
        <translation>Задайте разделитель и кавычки вручную или исправьте файл</translation>
    </message>
    <message>
        <source>Choose its folder, or one of its slices</source>
        <translation>Выберите его папку или одну из частей</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Выберите файл</translation>
    </message>
    <message>
        <source>Choose the files of a data set</source>
        <translation>Выберите файлы набора данных</translation>
    </message>
    <message>
        <source>Choose the files of the raw 30Music release</source>
        <translation>Выберите файлы исходного выпуска 30Music</translation>
    </message>
    <message>
        <source>Choose the folder of HetRec 2011 Last.fm</source>
        <translation>Выберите папку HetRec 2011 Last.fm</translation>
    </message>
    <message>
        <source>Choose the folder with the slices</source>
        <translation>Выберите папку с частями</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Запятая</translation>
    </message>
    <message>
        <source>Copy it again, or make it anew from the data it was imported from</source>
        <translation>Скопируйте его заново или снова создайте из исходных данных</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Counted on the way</source>
        <translation>Посчитано попутно</translation>
    </message>
    <message>
        <source>Counting loved tracks</source>
        <translation>Подсчёт любимых треков</translation>
    </message>
    <message>
        <source>Counts are of use only with a column of users</source>
        <translation>Количества полезны только вместе со столбцом пользователей</translation>
    </message>
    <message>
        <source>Cutting sequences</source>
        <translation>Нарезка последовательностей</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Разделитель</translation>
    </message>
    <message>
        <source>Drop near-duplicates</source>
        <translation>Убирать почти повторы</translation>
    </message>
    <message>
        <source>Dumps of listens as JSON lines: a folder, an archive or a file</source>
        <translation>Выгрузки прослушиваний в строках JSON: папка, архив или файл</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
    <message>
        <source>Gathering plays</source>
        <translation>Сбор прослушиваний</translation>
    </message>
    <message>
        <source>Get the archive again, or unpack it and add what is missing</source>
        <translation>Получите архив заново или распакуйте его и добавьте недостающее</translation>
    </message>
    <message>
        <source>Get the file again; it is cut off or damaged</source>
        <translation>Получите файл заново: он обрезан или повреждён</translation>
    </message>
    <message>
        <source>Get the files again</source>
        <translation>Получите файлы заново</translation>
    </message>
    <message>
        <source>Give the table as a file</source>
        <translation>Дайте таблицу файлом</translation>
    </message>
    <message>
        <source>Group rows</source>
        <translation>Объединять строки</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Held out: test</source>
        <translation>Отложено: тест</translation>
    </message>
    <message>
        <source>Held out: validation</source>
        <translation>Отложено: валидация</translation>
    </message>
    <message>
        <source>Held-out sequences that a training sequence nearly repeats</source>
        <translation>Отложенных последовательностей, почти повторённых в обучении</translation>
    </message>
    <message>
        <source>HetRec 2011 Last.fm</source>
        <translation>HetRec 2011 Last.fm</translation>
    </message>
    <message>
        <source>Hierarchical softmax</source>
        <translation>Иерархический softmax</translation>
    </message>
    <message>
        <source>Hold out by</source>
        <translation>Откладывать по признаку</translation>
    </message>
    <message>
        <source>Hold out by sequence or by user, or leave this source out</source>
        <translation>Откладывайте по последовательностям или пользователям или исключите этот источник</translation>
    </message>
    <message>
        <source>Hold out fewer, ask for a larger overlap, or keep near-duplicates</source>
        <translation>Отложите меньше, потребуйте большего перекрытия или оставьте почти повторы</translation>
    </message>
    <message>
        <source>Hold out fewer, or hold out by sequence or by user</source>
        <translation>Отложите меньше или откладывайте по последовательностям или пользователям</translation>
    </message>
    <message>
        <source>Hold out more, or hold out by sequence</source>
        <translation>Отложите больше или откладывайте по последовательностям</translation>
    </message>
    <message>
        <source>How a field may hold the delimiter</source>
        <translation>Как внутри поля может стоять разделитель</translation>
    </message>
    <message>
        <source>How bytes are characters</source>
        <translation>Как байты становятся символами</translation>
    </message>
    <message>
        <source>How much less an artist counts the further it stands; drawing the window does that too</source>
        <translation>Насколько меньше весит исполнитель, стоящий дальше; случайное окно делает то же</translation>
    </message>
    <message>
        <source>How often: the row stands for so many plays</source>
        <translation>Сколько раз: строка заменяет столько прослушиваний</translation>
    </message>
    <message>
        <source>How rows become sequences</source>
        <translation>Как строки становятся последовательностями</translation>
    </message>
    <message>
        <source>If quotes are plain text in this file, choose so; else correct it</source>
        <translation>Если кавычки в этом файле — простой текст, укажите это; иначе исправьте файл</translation>
    </message>
    <message>
        <source>Import a part of them</source>
        <translation>Импортируйте часть из них</translation>
    </message>
    <message>
        <source>In a straight line</source>
        <translation>Линейно</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>В файлах</translation>
    </message>
    <message>
        <source>In the sources chosen</source>
        <translation>В выбранных источниках</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Прочитать не удаётся: %1</translation>
    </message>
    <message>
        <source>Latin-1 (Windows-1252)</source>
        <translation>Latin-1 (Windows-1252)</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Вид файла</translation>
    </message>
    <message>
        <source>Learn against noise artists, or down a tree of all artists, which cannot tell what follows</source>
        <translation>Учиться против шумовых исполнителей или по дереву всех исполнителей, по которому нельзя судить, кто следует</translation>
    </message>
    <message>
        <source>Least tracks</source>
        <translation>Мин. треков</translation>
    </message>
    <message>
        <source>Leave out playlists and sessions of fewer tracks</source>
        <translation>Исключать плейлисты и сессии с меньшим числом треков</translation>
    </message>
    <message>
        <source>Leave training sequences out that nearly repeat a held-out one</source>
        <translation>Исключать обучающие последовательности, которые почти повторяют отложенную</translation>
    </message>
    <message>
        <source>Left out %1 playlists and %2 sessions of fewer than %3 tracks</source>
        <translation>Исключены, потому что треков меньше %3: плейлистов %1, сессий %2</translation>
    </message>
    <message>
        <source>ListenBrainz (JSON lines)</source>
        <translation>ListenBrainz (строки JSON)</translation>
    </message>
    <message>
        <source>Listens have no sequences: group them by user, with or without a session gap</source>
        <translation>У прослушиваний нет последовательностей: объединяйте их по пользователю, с паузой сессии или без неё</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Просмотр файлов</translation>
    </message>
    <message>
        <source>Looking for near-duplicates</source>
        <translation>Поиск почти повторов</translation>
    </message>
    <message>
        <source>Mac Roman</source>
        <translation>Mac Roman</translation>
    </message>
    <message>
        <source>Make it anew from the data it was imported from</source>
        <translation>Снова создайте его из исходных данных</translation>
    </message>
    <message>
        <source>Matching tracks and sequences</source>
        <translation>Сопоставление треков и последовательностей</translation>
    </message>
    <message>
        <source>Merging plays</source>
        <translation>Слияние прослушиваний</translation>
    </message>
    <message>
        <source>Million Playlist Dataset (JSON)</source>
        <translation>Million Playlist Dataset (JSON)</translation>
    </message>
    <message>
        <source>Near-duplicate from</source>
        <translation>Почти повтор от</translation>
    </message>
    <message>
        <source>Near-duplicates dropped</source>
        <translation>Без почти повторов</translation>
    </message>
    <message>
        <source>Negative sampling</source>
        <translation>Отрицательные примеры</translation>
    </message>
    <message>
        <source>No listen can be used</source>
        <translation>Ни одно прослушивание не пригодно</translation>
    </message>
    <message>
        <source>No playlist has a track that can be used</source>
        <translation>Ни в одном плейлисте нет пригодных треков</translation>
    </message>
    <message>
        <source>None of the %1 lines can be used; the first one is here</source>
        <translation>Ни одна из строк (%1) не пригодна; первая из них здесь</translation>
    </message>
    <message>
        <source>None of the %1 rows can be used: %2</source>
        <translation>Ни одна из строк (%1) не пригодна: %2</translation>
    </message>
    <message>
        <source>None of the %1 users has few enough sequences to be held out</source>
        <translation>Среди пользователей (%1) нет ни одного, у кого достаточно мало последовательностей, чтобы его отложить</translation>
    </message>
    <message>
        <source>None: plain text</source>
        <translation>Нет: простой текст</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Не нужен</translation>
    </message>
    <message>
        <source>One sequence a line</source>
        <translation>В строке одна последовательность</translation>
    </message>
    <message>
        <source>Open a file that an import has made</source>
        <translation>Откройте файл, созданный при импорте</translation>
    </message>
    <message>
        <source>Opening the corpus file</source>
        <translation>Открытие файла корпуса</translation>
    </message>
    <message>
        <source>Order within a sequence</source>
        <translation>Порядок внутри последовательности</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Overlap of two sequences&apos; artists (shared / all) from which they nearly repeat each other</source>
        <translation>Перекрытие исполнителей двух последовательностей (общие / все), с которого они считаются почти повторами</translation>
    </message>
    <message>
        <source>Passing over other files of the archive</source>
        <translation>Пропуск других файлов архива</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиция</translation>
    </message>
    <message>
        <source>Predict the artists around one from it, or the one from the mean of those around it</source>
        <translation>Предсказывать соседних исполнителей по одному или его самого по среднему соседних</translation>
    </message>
    <message>
        <source>Putting sequences in order</source>
        <translation>Упорядочение последовательностей</translation>
    </message>
    <message>
        <source>Putting the catalogue together</source>
        <translation>Составление каталога</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Кавычки</translation>
    </message>
    <message>
        <source>Quotes, backslash within</source>
        <translation>Кавычки, внутри с обратной чертой</translation>
    </message>
    <message>
        <source>Quotes, doubled within</source>
        <translation>Кавычки, внутри удвоенные</translation>
    </message>
    <message>
        <source>Raw release</source>
        <translation>Исходный выпуск</translation>
    </message>
    <message>
        <source>Raw release: each play as an event too, which doubles its size</source>
        <translation>Исходный выпуск: записать каждое прослушивание и событием, что удваивает размер</translation>
    </message>
    <message>
        <source>Reading albums</source>
        <translation>Чтение альбомов</translation>
    </message>
    <message>
        <source>Reading albums of artists</source>
        <translation>Чтение альбомов исполнителей</translation>
    </message>
    <message>
        <source>Reading albums of tracks</source>
        <translation>Чтение альбомов треков</translation>
    </message>
    <message>
        <source>Reading listens</source>
        <translation>Чтение прослушиваний</translation>
    </message>
    <message>
        <source>Reading loved tracks</source>
        <translation>Чтение любимых треков</translation>
    </message>
    <message>
        <source>Reading plays</source>
        <translation>Чтение прослушиваний</translation>
    </message>
    <message>
        <source>Reading slices of playlists</source>
        <translation>Чтение частей с плейлистами</translation>
    </message>
    <message>
        <source>Reading standard input</source>
        <translation>Чтение стандартного ввода</translation>
    </message>
    <message>
        <source>Reading tags of artists</source>
        <translation>Чтение тегов исполнителей</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Чтение таблицы</translation>
    </message>
    <message>
        <source>Reading users</source>
        <translation>Чтение пользователей</translation>
    </message>
    <message>
        <source>Repeats collapsed</source>
        <translation>После сжатия повторов</translation>
    </message>
    <message>
        <source>Rows and columns</source>
        <translation>Строки и столбцы</translation>
    </message>
    <message>
        <source>Rows of one value belong to one playlist or session</source>
        <translation>Строки с одним значением входят в один плейлист или сессию</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Вошли в выборку</translation>
    </message>
    <message>
        <source>Say what the columns hold</source>
        <translation>Укажите, что в столбцах</translation>
    </message>
    <message>
        <source>Say which column holds the artists, or the tracks</source>
        <translation>Укажите, в каком столбце исполнители или треки</translation>
    </message>
    <message>
        <source>Say which column holds the sequence, the user or the time, or choose a table of plays</source>
        <translation>Укажите столбец последовательности, пользователя или времени или выберите таблицу прослушиваний</translation>
    </message>
    <message>
        <source>Say which column tells what belongs together: the sequence, the user or the time</source>
        <translation>Укажите столбец, который говорит, что идёт вместе: последовательность, пользователь или время</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Точка с запятой</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Последовательность</translation>
    </message>
    <message>
        <source>Sequences were held out one by one, drawn from each source.</source>
        <translation>Последовательности отложены по одной, случайно из каждого источника.</translation>
    </message>
    <message>
        <source>Sequences without a time</source>
        <translation>Последовательностей без времени</translation>
    </message>
    <message>
        <source>Sequences without a user</source>
        <translation>Последовательностей без пользователя</translation>
    </message>
    <message>
        <source>Session gap</source>
        <translation>Пауза сессии</translation>
    </message>
    <message>
        <source>Skip-gram</source>
        <translation>Skip-gram</translation>
    </message>
    <message>
        <source>Some characters are not valid in this encoding; they are replaced</source>
        <translation>Некоторые символы неверны в этой кодировке; они заменены</translation>
    </message>
    <message>
        <source>Sorting plays</source>
        <translation>Сортировка прослушиваний</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Split the file</source>
        <translation>Разделите файл</translation>
    </message>
    <message>
        <source>Spotify&apos;s mpd.slice.*.json: a folder of slices, or one of them</source>
        <translation>mpd.slice.*.json от Spotify: папка с частями или одна из них</translation>
    </message>
    <message>
        <source>Standard input cannot be kept in a temporary file: %1</source>
        <translation>Не удаётся сохранить стандартный ввод во временный файл: %1</translation>
    </message>
    <message>
        <source>Stands for the track where its ID is missing</source>
        <translation>Заменяет трек там, где нет его ID</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Табуляция</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Take it out, or name the table&apos;s file</source>
        <translation>Уберите его или укажите файл таблицы</translation>
    </message>
    <message>
        <source>Tells artists of one name apart</source>
        <translation>Различает исполнителей с одним именем</translation>
    </message>
    <message>
        <source>The CSV set, or the raw release with all its oddities</source>
        <translation>Набор CSV или исходный выпуск со всеми его странностями</translation>
    </message>
    <message>
        <source>The archive cannot be read further: %1</source>
        <translation>Архив дальше не читается: %1</translation>
    </message>
    <message>
        <source>The artist&apos;s name</source>
        <translation>Имя исполнителя</translation>
    </message>
    <message>
        <source>The beginning of the file is not a slice of the Million Playlist Dataset</source>
        <translation>Начало файла — не часть Million Playlist Dataset</translation>
    </message>
    <message>
        <source>The column is left out</source>
        <translation>Столбец не читается</translation>
    </message>
    <message>
        <source>The compressed data end at byte %1, and something else follows</source>
        <translation>Сжатые данные кончаются на байте %1, а дальше идёт что-то другое</translation>
    </message>
    <message>
        <source>The corpus file is cut off: it has %1 bytes of %2</source>
        <translation>Файл корпуса обрезан: байтов в нём %1 из %2</translation>
    </message>
    <message>
        <source>The corpus file is damaged: %1</source>
        <translation>Файл корпуса повреждён: %1</translation>
    </message>
    <message>
        <source>The corpus file is of version %1; this program reads up to version %2</source>
        <translation>Файл корпуса версии %1; эта программа читает версии до %2</translation>
    </message>
    <message>
        <source>The file became shorter while it was read</source>
        <translation>Файл стал короче, пока его читали</translation>
    </message>
    <message>
        <source>The file cannot be decompressed: %1</source>
        <translation>Файл не распаковывается: %1</translation>
    </message>
    <message>
        <source>The file ends in the middle of this line</source>
        <translation>Файл кончается посреди этой строки</translation>
    </message>
    <message>
        <source>The file has no rows</source>
        <translation>В файле нет строк</translation>
    </message>
    <message>
        <source>The file has nothing but blank lines</source>
        <translation>В файле только пустые строки</translation>
    </message>
    <message>
        <source>The file is no archive</source>
        <translation>Файл — не архив</translation>
    </message>
    <message>
        <source>The file unpacks to more than %1 times its size; it is no listening data</source>
        <translation>Файл при распаковке растёт больше чем в %1 раз; это не данные о прослушиваниях</translation>
    </message>
    <message>
        <source>The file would be larger than this disk, or a limit set for you, allows</source>
        <translation>Файл был бы больше, чем позволяет диск или ваша квота</translation>
    </message>
    <message>
        <source>The file&apos;s lists together have more than 4 billion entries</source>
        <translation>В списках файла вместе больше 4 миллиардов элементов</translation>
    </message>
    <message>
        <source>The first lines are no listens of ListenBrainz</source>
        <translation>Первые строки — не прослушивания ListenBrainz</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>Первая строка</translation>
    </message>
    <message>
        <source>The folder has no user_artists.dat and artists.dat</source>
        <translation>В папке нет user_artists.dat и artists.dat</translation>
    </message>
    <message>
        <source>The folder holds no listening data that is known by its files (HetRec 2011, Million Playlist Dataset, ListenBrainz)</source>
        <translation>В папке нет данных о прослушиваниях, известных по файлам (HetRec 2011, Million Playlist Dataset, ListenBrainz)</translation>
    </message>
    <message>
        <source>The folder holds no slices of the Million Playlist Dataset (mpd.slice.*.json)</source>
        <translation>В папке нет частей Million Playlist Dataset (mpd.slice.*.json)</translation>
    </message>
    <message>
        <source>The latest sequences of each source were held out: the very latest are the test, those before them the validation part. Sequences without a time were trained on.</source>
        <translation>Отложены последние по времени последовательности каждого источника: самые последние — тест, те, что перед ними, — валидация. Последовательности без времени вошли в обучение.</translation>
    </message>
    <message>
        <source>The playlists have no times to hold out by</source>
        <translation>У плейлистов нет времени, по которому откладывать</translation>
    </message>
    <message>
        <source>The row that starts here is longer than %1 MB</source>
        <translation>Строка, которая здесь начинается, длиннее %1 МБ</translation>
    </message>
    <message>
        <source>The sequences are playlists put together by hand, not sessions</source>
        <translation>Последовательности — плейлисты, собранные вручную, а не сессии</translation>
    </message>
    <message>
        <source>The sequences used date from %1 to %2.</source>
        <translation>Использованы последовательности с %1 по %2.</translation>
    </message>
    <message>
        <source>The sessions have no times to hold out by</source>
        <translation>У сессий нет времени, по которому откладывать</translation>
    </message>
    <message>
        <source>The table has more than 2^31 different names of one kind</source>
        <translation>В таблице больше 2^31 разных имён одного рода</translation>
    </message>
    <message>
        <source>The table has tags and no plays</source>
        <translation>В таблице есть теги, но нет прослушиваний</translation>
    </message>
    <message>
        <source>The test, validation and training parts add up to the step before them, where only plays of artists with a vector are counted.</source>
        <translation>Тест, валидация и обучение вместе дают предыдущий шаг; в них посчитаны только прослушивания исполнителей с вектором.</translation>
    </message>
    <message>
        <source>The text is not UTF-8; its encoding is guessed. Check a name with accents in the preview</source>
        <translation>Текст не в UTF-8; кодировка угадана. Проверьте в просмотре имя с диакритикой</translation>
    </message>
    <message>
        <source>The track&apos;s ID or name</source>
        <translation>ID или название трека</translation>
    </message>
    <message>
        <source>The tracks file has more than 2147483647 rows; no more can be read</source>
        <translation>В файле треков больше 2147483647 строк; столько не прочитать</translation>
    </message>
    <message>
        <source>The tracks file names more than 4294967295 artists of tracks; no more can be read</source>
        <translation>В файле треков больше 4294967295 исполнителей треков; столько не прочитать</translation>
    </message>
    <message>
        <source>There are %1 columns; only the first %2 can be used</source>
        <translation>Столбцов: %1; взять можно только первые %2</translation>
    </message>
    <message>
        <source>There are more than 2^32 sequences</source>
        <translation>Последовательностей больше 2^32</translation>
    </message>
    <message>
        <source>There are neither playlists nor sessions nor events</source>
        <translation>Нет ни плейлистов, ни сессий, ни событий</translation>
    </message>
    <message>
        <source>There are no listens here (files named .listens or .jsonl)</source>
        <translation>Здесь нет прослушиваний (файлов .listens или .jsonl)</translation>
    </message>
    <message>
        <source>There is a header and no row</source>
        <translation>Есть заголовок, но нет строк</translation>
    </message>
    <message>
        <source>There is a zero byte here: this is a binary file or a damaged one; a table was expected</source>
        <translation>Здесь нулевой байт: файл двоичный или повреждён; ожидалась таблица</translation>
    </message>
    <message>
        <source>There is a zero byte here: this is no text file</source>
        <translation>Здесь нулевой байт: это не текстовый файл</translation>
    </message>
    <message>
        <source>There is neither a time nor a position: rows keep the order of the file</source>
        <translation>Нет ни времени, ни позиции: строки остаются в порядке файла</translation>
    </message>
    <message>
        <source>There is no column %1</source>
        <translation>Нет столбца %1</translation>
    </message>
    <message>
        <source>There is no column of artists: each track gets a vector of its own</source>
        <translation>Нет столбца исполнителей: каждый трек получит свой вектор</translation>
    </message>
    <message>
        <source>There is no column of users: all rows are taken as one listener&apos;s</source>
        <translation>Нет столбца пользователей: все строки считаются строками одного слушателя</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>Нет такого файла или папки</translation>
    </message>
    <message>
        <source>This JSON file is larger than 1 GiB; slices of the Million Playlist Dataset have some 30 MB</source>
        <translation>Этот файл JSON больше 1 ГиБ; части Million Playlist Dataset занимают около 30 МБ</translation>
    </message>
    <message>
        <source>This JSON has no playlists; a slice of the Million Playlist Dataset was expected</source>
        <translation>В этом JSON нет плейлистов; ожидалась часть Million Playlist Dataset</translation>
    </message>
    <message>
        <source>This is a binary file or a damaged one; a table was expected</source>
        <translation>Файл двоичный или повреждён; ожидалась таблица</translation>
    </message>
    <message>
        <source>This is a folder; a file was expected</source>
        <translation>Это папка, а ожидался файл</translation>
    </message>
    <message>
        <source>This is no corpus file</source>
        <translation>Это не файл корпуса</translation>
    </message>
    <message>
        <source>This is not valid JSON, or is cut off</source>
        <translation>Это неверный JSON, или он обрезан</translation>
    </message>
    <message>
        <source>This line is longer than 64 MiB: the file is damaged, or is no table</source>
        <translation>Эта строка длиннее 64 МиБ: файл повреждён или это не таблица</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>To group by sequence, say which column holds the sequence</source>
        <translation>Чтобы объединять по последовательности, укажите её столбец</translation>
    </message>
    <message>
        <source>To group by sessions, say which column holds the time</source>
        <translation>Чтобы объединять по сессиям, укажите столбец времени</translation>
    </message>
    <message>
        <source>To group by user, say which column holds the user</source>
        <translation>Чтобы объединять по пользователю, укажите его столбец</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Трек</translation>
    </message>
    <message>
        <source>Track&apos;s name</source>
        <translation>Название трека</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Training sequences left out as near-duplicates</source>
        <translation>Обучающих последовательностей исключено как почти повторы</translation>
    </message>
    <message>
        <source>Two columns are said to hold the same: %1</source>
        <translation>Двум столбцам указано одно содержание: %1</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16, от старшего байта</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16, от младшего байта</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Unpack it with another program and look at what it holds</source>
        <translation>Распакуйте его другой программой и посмотрите, что внутри</translation>
    </message>
    <message>
        <source>Use 0 or more</source>
        <translation>Задайте 0 или больше</translation>
    </message>
    <message>
        <source>Use a newer Segue</source>
        <translation>Возьмите более новую версию Segue</translation>
    </message>
    <message>
        <source>Use negative sampling, or more sequences</source>
        <translation>Возьмите отрицательные примеры или больше последовательностей</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Users were held out with all their sequences: nobody is on two sides. Sequences without a user were drawn one by one.</source>
        <translation>Пользователи отложены со всеми своими последовательностями: никто не попал на обе стороны. Последовательности без пользователя выбраны по одной.</translation>
    </message>
    <message>
        <source>Users with sequences both held out and trained on</source>
        <translation>Пользователей, чьи последовательности и отложены, и в обучении</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Вертикальная черта</translation>
    </message>
    <message>
        <source>Wait until whatever writes it has finished, then open it again</source>
        <translation>Дождитесь, пока его допишут, и откройте снова</translation>
    </message>
    <message>
        <source>Weight by distance</source>
        <translation>Вес по расстоянию</translation>
    </message>
    <message>
        <source>Weight of before</source>
        <translation>Вес предыдущих</translation>
    </message>
    <message>
        <source>What is drawn: sequences, users with all their sequences, or the latest sequences</source>
        <translation>Что откладывается: последовательности, пользователи со всеми их последовательностями или последние по времени последовательности</translation>
    </message>
    <message>
        <source>What kind of file it is</source>
        <translation>Какого рода этот файл</translation>
    </message>
    <message>
        <source>What stands between fields</source>
        <translation>Что стоит между полями</translation>
    </message>
    <message>
        <source>When: a date with a time, or seconds or milliseconds since 1970</source>
        <translation>Когда: дата со временем либо секунды или миллисекунды с 1970 года</translation>
    </message>
    <message>
        <source>Whether the first row holds the columns&apos; names</source>
        <translation>Есть ли в первой строке имена столбцов</translation>
    </message>
    <message>
        <source>Who listened</source>
        <translation>Кто слушал</translation>
    </message>
    <message>
        <source>With both sides weighted: how much what came before counts; what comes next counts 1</source>
        <translation>При весе с обеих сторон: сколько весит предшествующее; вес следующего — 1</translation>
    </message>
    <message>
        <source>Write to another disk, or ask for a higher limit</source>
        <translation>Пишите на другой диск или попросите увеличить квоту</translation>
    </message>
    <message>
        <source>Writing albums</source>
        <translation>Запись альбомов</translation>
    </message>
    <message>
        <source>Writing albums of tracks</source>
        <translation>Запись альбомов треков</translation>
    </message>
    <message>
        <source>Writing plays</source>
        <translation>Запись прослушиваний</translation>
    </message>
    <message>
        <source>Writing sequences</source>
        <translation>Запись последовательностей</translation>
    </message>
    <message>
        <source>Writing tags</source>
        <translation>Запись тегов</translation>
    </message>
    <message>
        <source>Writing the corpus file</source>
        <translation>Запись файла корпуса</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>Wrote %1 artists, %2 tracks, %3 playlists and %4 sessions to %5</source>
        <translation>Записано исполнителей: %1, треков: %2, плейлистов: %3, сессий: %4; папка: %5</translation>
    </message>
    <message>
        <source>a count beyond 2^32; taken as 2^32 − 1</source>
        <translation>количество больше 2^32; принято за 2^32 − 1</translation>
    </message>
    <message>
        <source>a count of 0</source>
        <translation>количество равно 0</translation>
    </message>
    <message>
        <source>a field over several lines</source>
        <translation>поле на несколько строк</translation>
    </message>
    <message>
        <source>a line that is longer than any record</source>
        <translation>строка длиннее любой записи</translation>
    </message>
    <message>
        <source>a line that is no record</source>
        <translation>строка не является записью</translation>
    </message>
    <message>
        <source>a name of more than 64 KiB</source>
        <translation>имя длиннее 64 КиБ</translation>
    </message>
    <message>
        <source>a name with characters that the encoding does not have; they were replaced</source>
        <translation>имя с символами, которых нет в кодировке; они заменены</translation>
    </message>
    <message>
        <source>a playlist without tracks</source>
        <translation>плейлист без треков</translation>
    </message>
    <message>
        <source>a preference other than love</source>
        <translation>отметка, отличная от «любимый» (love)</translation>
    </message>
    <message>
        <source>a record of another type</source>
        <translation>запись другого типа</translation>
    </message>
    <message>
        <source>a tag that the tags file does not have</source>
        <translation>тег, которого нет в файле тегов</translation>
    </message>
    <message>
        <source>an ID is not a whole number</source>
        <translation>ID — не целое число</translation>
    </message>
    <message>
        <source>an album that the albums file does not have</source>
        <translation>альбом, которого нет в файле альбомов</translation>
    </message>
    <message>
        <source>an artist that neither the artists file nor the tracks file has</source>
        <translation>исполнитель, которого нет ни в файле исполнителей, ни в файле треков</translation>
    </message>
    <message>
        <source>an artist that the artists file does not have</source>
        <translation>исполнитель, которого нет в файле исполнителей</translation>
    </message>
    <message>
        <source>an artist with an ID and no name</source>
        <translation>исполнитель с ID, но без имени</translation>
    </message>
    <message>
        <source>an earlier row has the same ID</source>
        <translation>выше есть строка с тем же ID</translation>
    </message>
    <message>
        <source>an earlier row has the same album ID</source>
        <translation>выше есть строка с тем же ID альбома</translation>
    </message>
    <message>
        <source>an earlier row has the same user and track</source>
        <translation>выше есть строка с тем же пользователем и треком</translation>
    </message>
    <message>
        <source>an id beyond 64 bits</source>
        <translation>id длиннее 64 бит</translation>
    </message>
    <message>
        <source>another number of fields than most rows</source>
        <translation>число полей не то, что у большинства строк</translation>
    </message>
    <message>
        <source>artists that the persons file does not name</source>
        <translation>исполнители, которых нет в файле persons</translation>
    </message>
    <message>
        <source>artists whom most of their tracks call by another name</source>
        <translation>исполнители, которых большинство их треков называет иначе</translation>
    </message>
    <message>
        <source>empty ones</source>
        <translation>пустые</translation>
    </message>
    <message>
        <source>item2vec</source>
        <translation>item2vec</translation>
    </message>
    <message>
        <source>item2vec: %1 is below 0</source>
        <translation>item2vec: %1 меньше 0</translation>
    </message>
    <message>
        <source>item2vec: hierarchical softmax needs two artists to tell apart</source>
        <translation>item2vec: иерархическому softmax нужны хотя бы два исполнителя</translation>
    </message>
    <message>
        <source>list entries of albums, which no file names</source>
        <translation>элементы списка с альбомами, для которых нет файла</translation>
    </message>
    <message>
        <source>list entries of another type</source>
        <translation>элементы списка другого типа</translation>
    </message>
    <message>
        <source>list entries of tags, which no file names</source>
        <translation>элементы списка с тегами, для которых нет файла</translation>
    </message>
    <message>
        <source>list entries whose album the albums file does not have</source>
        <translation>элементы списка с альбомом, которого нет в файле альбомов</translation>
    </message>
    <message>
        <source>list entries with an id beyond 64 bits</source>
        <translation>элементы списка с id длиннее 64 бит</translation>
    </message>
    <message>
        <source>lists that are null</source>
        <translation>списки, равные null</translation>
    </message>
    <message>
        <source>lists that hold an empty list</source>
        <translation>списки, внутри которых пустой список</translation>
    </message>
    <message>
        <source>names that are not valid UTF-8</source>
        <translation>имена не в верной UTF-8</translation>
    </message>
    <message>
        <source>names with quotes or backslashes that JSON does not allow</source>
        <translation>имена с кавычками или обратной чертой, недопустимыми в JSON</translation>
    </message>
    <message>
        <source>no artist</source>
        <translation>нет исполнителя</translation>
    </message>
    <message>
        <source>no sequence</source>
        <translation>нет последовательности</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>нет тега</translation>
    </message>
    <message>
        <source>no track; only its artist is known</source>
        <translation>нет трека; известен только исполнитель</translation>
    </message>
    <message>
        <source>no user</source>
        <translation>нет пользователя</translation>
    </message>
    <message>
        <source>no user; the sequence stands</source>
        <translation>нет пользователя; последовательность оставлена</translation>
    </message>
    <message>
        <source>plays whose length is not known (playtime -1)</source>
        <translation>прослушивания неизвестной длины (playtime -1)</translation>
    </message>
    <message>
        <source>plays without a ratio (playratio null)</source>
        <translation>прослушивания без доли (playratio null)</translation>
    </message>
    <message>
        <source>plays without a time, which no session holds</source>
        <translation>прослушивания без времени, их нет ни в одной сессии</translation>
    </message>
    <message>
        <source>plays without an action (null)</source>
        <translation>прослушивания без действия (null)</translation>
    </message>
    <message>
        <source>records without a name</source>
        <translation>записи без имени</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>строк</translation>
    </message>
    <message>
        <source>rows of a track that name another artist than its last row</source>
        <translation>строки трека, где исполнитель не тот, что в его последней строке</translation>
    </message>
    <message>
        <source>sessions made of plays that lie at most 30 minutes apart</source>
        <translation>сессии, составленные из прослушиваний с паузами не больше 30 минут</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>частей</translation>
    </message>
    <message>
        <source>the count is not a whole number</source>
        <translation>количество — не целое число</translation>
    </message>
    <message>
        <source>the count is not a whole number above 0</source>
        <translation>количество — не целое число больше 0</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>файл пуст</translation>
    </message>
    <message>
        <source>the line is not a JSON object</source>
        <translation>строка — не объект JSON</translation>
    </message>
    <message>
        <source>the position is not a whole number</source>
        <translation>позиция — не целое число</translation>
    </message>
    <message>
        <source>the time cannot be read</source>
        <translation>время не читается</translation>
    </message>
    <message>
        <source>the time cannot be read; the position stands</source>
        <translation>время не читается; оставлена позиция</translation>
    </message>
    <message>
        <source>the time is not a whole number</source>
        <translation>время — не целое число</translation>
    </message>
    <message>
        <source>the time is not known</source>
        <translation>время неизвестно</translation>
    </message>
    <message>
        <source>titles with quotes or backslashes that JSON does not allow</source>
        <translation>названия с кавычками или обратной чертой, недопустимыми в JSON</translation>
    </message>
    <message>
        <source>track names without an artist before /_/</source>
        <translation>названия треков без исполнителя перед /_/</translation>
    </message>
    <message>
        <source>tracks without an artist</source>
        <translation>треки без исполнителя</translation>
    </message>
    <message>
        <source>user_artists.dat, artists.dat, tags.dat and user_taggedartists.dat in one folder</source>
        <translation>user_artists.dat, artists.dat, tags.dat и user_taggedartists.dat в одной папке</translation>
    </message>
    <message>
        <source>userid-timestamp-artid-artname-traid-traname.tsv: all plays of a thousand users</source>
        <translation>userid-timestamp-artid-artname-traid-traname.tsv: все прослушивания тысячи пользователей</translation>
    </message>
    <message>
        <source>users of other files who have no row here</source>
        <translation>пользователи из других файлов, которых здесь нет</translation>
    </message>
    <message>
        <source>usersha1-artmbid-artname-plays.tsv: artists of 360,000 users with play counts</source>
        <translation>usersha1-artmbid-artname-plays.tsv: исполнители 360 000 пользователей с числом прослушиваний</translation>
    </message>
    <message>
        <source>without a time</source>
        <translation>без времени</translation>
    </message>
    <message>
        <source>without a track</source>
        <translation>без трека</translation>
    </message>
    <message>
        <source>without a user</source>
        <translation>без пользователя</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Adam (touched rows)</source>
        <translation>Adam (затронутые строки)</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>Детерминированно</translation>
    </message>
    <message>
        <source>How gradients become steps; Adam wants a learning rate of about 0.002, and both it and Adagrad batches</source>
        <translation>Как градиенты становятся шагами; Adam нужна скорость обучения около 0,002, а ему и Adagrad — ещё и пакеты</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Оптимизатор</translation>
    </message>
    <message>
        <source>Plays whose gradients are summed for one step (Adagrad, Adam, deterministic training)</source>
        <translation>Прослушивания, градиенты которых складываются в один шаг (Adagrad, Adam, детерминированное обучение)</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>The file would be replaced, but it is no corpus file</source>
        <translation>Файл был бы заменён, но это не файл корпуса</translation>
    </message>
    <message>
        <source>Choose a dump of listens by ListenBrainz; unpack an archive of other tables first</source>
        <translation>Выберите выгрузку прослушиваний ListenBrainz; архив других таблиц сначала распакуйте</translation>
    </message>
    <message>
        <source>a line that is longer than any listen</source>
        <translation>строка длиннее любого прослушивания</translation>
    </message>
    <message>
        <source>As in 2020</source>
        <translation>Как в 2020 году</translation>
    </message>
    <message>
        <source>Co-occurrence SVD computes its vectors anew and cannot start from others</source>
        <translation>SVD совместной встречаемости считает векторы заново и не может начать с других</translation>
    </message>
    <message>
        <source>Good on playlists and sessions of a few hundred thousand plays</source>
        <translation>Хорошо для плейлистов и сессий на сотни тысяч прослушиваний</translation>
    </message>
    <message>
        <source>Kept the vectors of epoch %1, the best on validation sequences</source>
        <translation>Оставлены векторы эпохи %1, лучшей на валидационных последовательностях</translation>
    </message>
    <message>
        <source>Known presets: %1</source>
        <translation>Известные наборы настроек: %1</translation>
    </message>
    <message>
        <source>Leave the start out, or train item2vec</source>
        <translation>Уберите начальные векторы или обучайте item2vec</translation>
    </message>
    <message>
        <source>No preset of %1 is called &quot;%2&quot;</source>
        <translation>У %1 нет набора настроек «%2»</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Терпение</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Рекомендуется</translation>
    </message>
    <message>
        <source>Set dim to that of the vectors to start from</source>
        <translation>Задайте dim как у начальных векторов</translation>
    </message>
    <message>
        <source>Set the validation share of the split above 0, or patience to 0</source>
        <translation>Задайте долю валидации в разбиении больше 0 или терпение 0</translation>
    </message>
    <message>
        <source>Start from a run on data with the same artist ids</source>
        <translation>Начните с модели на данных с теми же id исполнителей</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation hit rate and keep the best; 0: train them all</source>
        <translation>Остановиться после стольких эпох без роста доли попаданий на валидации и оставить лучшую; 0: пройти все эпохи</translation>
    </message>
    <message>
        <source>The 2020 study: 150 dimensions, uniform noise, Adam on batches of about 1,024 plays, 5 epochs</source>
        <translation>Работа 2020 года: 150 измерений, равномерный шум, Adam на пакетах примерно по 1024 прослушивания, 5 эпох</translation>
    </message>
    <message>
        <source>The matrix of shared audiences, as the 2020 study has it</source>
        <translation>Матрица общих аудиторий, как в работе 2020 года</translation>
    </message>
    <message>
        <source>item2vec: patience needs validation sequences to judge by</source>
        <translation>item2vec: терпению нужны валидационные последовательности</translation>
    </message>
    <message>
        <source>item2vec: the vectors to start from have %1 dimensions, the option dim is %2</source>
        <translation>item2vec: у начальных векторов измерений %1, а параметр dim равен %2</translation>
    </message>
    <message>
        <source>item2vec: the vectors to start from hold values that are no finite numbers</source>
        <translation>item2vec: в начальных векторах есть значения, которые не конечные числа</translation>
    </message>
    <message>
        <source>item2vec: the vectors to start from know none of the artists to train</source>
        <translation>item2vec: в начальных векторах нет ни одного из обучаемых исполнителей</translation>
    </message>
    <message>
        <source>The same bits for any number of threads; trains in batches, which takes about six times as long</source>
        <translation>Те же биты при любом числе потоков; обучение идёт пакетами и длится примерно в шесть раз дольше</translation>
    </message>
    <message>
        <source>The compressed file ends too early</source>
        <translation>Сжатый файл обрывается слишком рано</translation>
    </message>
    <message>
        <source>Get the file again; it is cut off</source>
        <translation>Получите файл заново: он обрезан</translation>
    </message>
    <message>
        <source>The archive holds two files of one kind, and only one of them can be read: %1 and %2</source>
        <translation>В архиве два файла одного вида, а прочитать можно только один из них: %1 и %2</translation>
    </message>
    <message>
        <source>Unpack the archive and choose the folder of the release that you want</source>
        <translation>Распакуйте архив и выберите папку нужного выпуска</translation>
    </message>
    <message>
        <source>The first row is longer than a megabyte and has more than %1 columns. A table of listening data has a row for each play; a matrix with a column for each artist or track has to be turned into such rows</source>
        <translation>Первая строка длиннее мегабайта, и столбцов в ней больше %1. В таблице прослушиваний на каждое прослушивание приходится строка; матрицу со столбцом на каждого исполнителя или трек нужно превратить в такие строки</translation>
    </message>
    <message>
        <source>There are %1 columns; only the first %2 can be used. A matrix with a column for each artist or track has to be turned into rows of listener, artist and count</source>
        <translation>Столбцов %1, использовать можно только первые %2. Матрицу со столбцом на каждого исполнителя или трек нужно превратить в строки: слушатель, исполнитель, количество</translation>
    </message>
    <message>
        <source>a byte order mark amid the table, as files have that were joined; it was left out</source>
        <translation>метка порядка байтов посреди таблицы, как бывает в склеенных файлах; она пропущена</translation>
    </message>
    <message>
        <source>a name with characters that the encoding does not have; they were replaced (if there are many, choose another encoding by hand)</source>
        <translation>имя с символами, которых нет в этой кодировке; они заменены (если таких много, выберите другую кодировку вручную)</translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Search the artists</source>
        <translation>Поиск исполнителей</translation>
    </message>
    <message>
        <source>Most heard artists</source>
        <translation>Самые популярные исполнители</translation>
    </message>
    <message>
        <source>%1 artists</source>
        <translation>Исполнителей: %1</translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistSearch</name>
    <message>
        <source>Preparing the search</source>
        <translation>Подготовка поиска</translation>
    </message>
    <message>
        <source>Find an artist</source>
        <translation>Найти исполнителя</translation>
    </message>
</context>
<context>
    <name>segue::ui::ArtistTableModel</name>
    <message>
        <source>Models have no vector for this artist: not in the training sequences, or below the minimum count.</source>
        <translation>У моделей нет вектора этого исполнителя: его нет в обучении или он ниже минимума прослушиваний.</translation>
    </message>
    <message>
        <source>Double-click: neighbours</source>
        <translation>Двойной щелчок: соседи</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Прослуш.</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Слушатели</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
</context>
<context>
    <name>segue::ui::ComparisonsModel</name>
    <message>
        <source>Exact distribution</source>
        <translation>Точное распределение</translation>
    </message>
    <message>
        <source>Normal approximation, corrected for ties; z = %1</source>
        <translation>Нормальное приближение с поправкой на совпадения; z = %1</translation>
    </message>
    <message>
        <source>Bootstrap interval: %1
Student&apos;s t-interval: %2</source>
        <translation>Бутстреп-интервал: %1
t-интервал Стьюдента: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Mean difference per sequence</source>
        <translation>Средняя разность на последовательность</translation>
    </message>
    <message>
        <source>Sum of the ranks of positive differences (two-sided: the smaller of both sums)</source>
        <translation>Сумма рангов положительных разностей (двусторонний критерий: меньшая из двух сумм)</translation>
    </message>
    <message>
        <source>Sequences on which the two differ, of all sequences</source>
        <translation>Последовательности, на которых модели различаются, из всех</translation>
    </message>
    <message>
        <source>How likely a difference at least so large is if the two were equally good</source>
        <translation>Вероятность не меньшей разности, если бы модели были одинаково хороши</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разность</translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation>Интервал %1 %</translation>
    </message>
    <message>
        <source>Pairs that differ</source>
        <translation>Неравных пар</translation>
    </message>
</context>
<context>
    <name>segue::ui::CorpusNotes</name>
    <message>
        <source>All artists of these sequences have a vector: %1.</source>
        <translation>Вектор есть у всех исполнителей этих последовательностей: %1.</translation>
    </message>
    <message>
        <source>With a vector: %1 of %2 artists. The others are heard fewer times than the minimum count, %3, in training.</source>
        <translation>Исполнителей с вектором: %1 из %2. У остальных прослушиваний в обучении меньше минимума (%3).</translation>
    </message>
    <message>
        <source>Held-out plays of artists without a vector, which no model can predict: %1.</source>
        <translation>Отложенных прослушиваний исполнителей без вектора, которые не предскажет ни одна модель: %1.</translation>
    </message>
    <message>
        <source>Training sequences left out because they nearly repeat a held-out one: %1. They came near %2 of %3 held-out ones.</source>
        <translation>Обучающих последовательностей исключено, потому что они почти повторяют отложенную: %1. Они близки к отложенным: %2 из %3.</translation>
    </message>
    <message>
        <source>Held-out sequences that training nearly repeats: %1 of %2. They flatter a model that remembers; “Drop near-duplicates” keeps such repeats out of training.</source>
        <translation>Отложенных последовательностей, почти повторённых в обучении: %1 из %2. Они льстят модели, которая запоминает; «Убирать почти повторы» исключает такие повторы из обучения.</translation>
    </message>
    <message>
        <source>No held-out sequence is nearly repeated in training.</source>
        <translation>Ни одна отложенная последовательность почти не повторена в обучении.</translation>
    </message>
    <message>
        <source>No user has sequences both held out and trained on.</source>
        <translation>Ни у кого из пользователей нет последовательностей сразу и отложенных, и в обучении.</translation>
    </message>
    <message>
        <source>Users with sequences both held out and trained on: %1 of %2. Holding out by user keeps them apart.</source>
        <translation>Пользователей, чьи последовательности и отложены, и в обучении: %1 из %2. Откладывание по пользователю их разделяет.</translation>
    </message>
    <message>
        <source>Sequences without a time, all trained on: %1.</source>
        <translation>Последовательностей без времени, все в обучении: %1.</translation>
    </message>
</context>
<context>
    <name>segue::ui::CountCards</name>
    <message>
        <source>artists</source>
        <translation>исполнители</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>треки</translation>
    </message>
    <message>
        <source>playlists</source>
        <translation>плейлисты</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>сессии</translation>
    </message>
    <message>
        <source>users</source>
        <translation>пользователи</translation>
    </message>
    <message>
        <source>plays of tracks</source>
        <translation>прослушивания треков</translation>
    </message>
</context>
<context>
    <name>segue::ui::CurvesPanel</name>
    <message>
        <source>Epoch</source>
        <translation>Эпоха</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Потери</translation>
    </message>
    <message>
        <source>hit@10, %</source>
        <translation>hit@10, %</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Логарифм. шкала</translation>
    </message>
    <message>
        <source>Largest residual</source>
        <translation>Наибольшая невязка</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапуск</translation>
    </message>
    <message>
        <source>hit@10, validation</source>
        <translation>hit@10, валидация</translation>
    </message>
</context>
<context>
    <name>segue::ui::DataPage</name>
    <message>
        <source>Open a folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Открыть файлы</translation>
    </message>
    <message>
        <source>Listing artists</source>
        <translation>Составление списка исполнителей</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Открыть папку…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Открыть файлы…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Открыть пример</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Sequences and split</source>
        <translation>Последовательности и разбиение</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files (%1 left out)</source>
        <translation>Файлы (исключено: %1)</translation>
    </message>
    <message>
        <source>Listening data (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst *.segue);;CSV files (*.csv);;Corpus files (*.segue);;All files (*)</source>
        <translation>Данные о прослушиваниях (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst *.segue);;Файлы CSV (*.csv);;Файлы корпуса (*.segue);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Импорт таблицы…</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Распределения</translation>
    </message>
</context>
<context>
    <name>segue::ui::EvaluatePage</name>
    <message>
        <source>No data yet</source>
        <translation>Данных пока нет</translation>
    </message>
    <message>
        <source>Open a listening data set first. A part of it is held out, and models are judged by how well they foresee it.</source>
        <translation>Сначала откройте набор данных о прослушиваниях. Часть его откладывается, и о моделях судят по тому, как хорошо они её предсказывают.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Открыть данные</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>Train at least one model, better two: then one can be tested against the other.</source>
        <translation>Обучите хотя бы одну модель, а лучше две: тогда их можно сравнить критерием.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Обучить модель</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Оценить</translation>
    </message>
    <message>
        <source>Walk through the held-out sequences and predict each next artist: who foresees it better, and is the difference more than chance?</source>
        <translation>Пройти отложенные последовательности и предсказать каждого следующего исполнителя: кто предсказывает лучше и больше ли разница случайной?</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Models to evaluate</source>
        <translation>Модели для оценки</translation>
    </message>
    <message>
        <source>Predict the next artist by</source>
        <translation>Мера предсказания</translation>
    </message>
    <message>
        <source>resembles: cosine of vectors</source>
        <translation>похож на: косинус векторов</translation>
    </message>
    <message>
        <source>The artist whose vector points most nearly the same way</source>
        <translation>Исполнитель, чей вектор ближе всего по направлению</translation>
    </message>
    <message>
        <source>is followed by: output vectors</source>
        <translation>за ним следует: выходные векторы</translation>
    </message>
    <message>
        <source>The artist whose output vector fits the query&apos;s vector best; models with two tables (item2vec)</source>
        <translation>Исполнитель, чей выходной вектор лучше всего подходит к вектору запроса; для моделей с двумя таблицами (item2vec)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Paired test (Wilcoxon)</source>
        <translation>Парный критерий (Уилкоксона)</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>Сравнивать по</translation>
    </message>
    <message>
        <source>Equal pairs</source>
        <translation>Равные пары</translation>
    </message>
    <message>
        <source>hit@k</source>
        <translation>hit@k</translation>
    </message>
    <message>
        <source>left out (Wilcoxon)</source>
        <translation>без них (Уилкоксон)</translation>
    </message>
    <message>
        <source>ranked, left out (Pratt)</source>
        <translation>с рангами (Пратт)</translation>
    </message>
    <message>
        <source>ranked, split</source>
        <translation>ранги поровну</translation>
    </message>
    <message>
        <source>The figure of each sequence that the test compares</source>
        <translation>Показатель каждой последовательности, который сравнивает критерий</translation>
    </message>
    <message>
        <source>What is done with sequences on which both models do equally well</source>
        <translation>Что делать с последовательностями, на которых обе модели равны</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Оценки пока нет</translation>
    </message>
    <message>
        <source>Choose models on the left, then evaluate. Figures come with intervals, and every pair of models is tested.</source>
        <translation>Выберите модели слева и начните оценку. Показатели даются с интервалами, и каждая пара моделей проверяется критерием.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Means and bootstrap intervals</source>
        <translation>Средние и бутстреп-интервалы</translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation>Парные критерии</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>На чём основаны показатели</translation>
    </message>
    <message>
        <source>Figure shown in the plot</source>
        <translation>Показатель на графике</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>As tab-separated table</source>
        <translation>Как таблицу с табуляцией</translation>
    </message>
    <message>
        <source>As Markdown table</source>
        <translation>Как таблицу Markdown</translation>
    </message>
    <message>
        <source>popularity</source>
        <translation>популярность</translation>
    </message>
    <message>
        <source>random</source>
        <translation>случайный</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Альтернатива</translation>
    </message>
    <message>
        <source>greater (one-sided)</source>
        <translation>больше (одностор.)</translation>
    </message>
    <message>
        <source>less (one-sided)</source>
        <translation>меньше (одностор.)</translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation>двусторонний</translation>
    </message>
    <message>
        <source>What the test is to show of the model with the higher mean: greater, that it is better; less, that it is worse; two-sided, that the two differ</source>
        <translation>Что критерий должен показать о модели с большим средним: «больше» — что она лучше, «меньше» — что она хуже, «двусторонний» — что модели различаются</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <comment>heading</comment>
        <translation>Оценка</translation>
    </message>
</context>
<context>
    <name>segue::ui::FilesPanel</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Строк прочитано</translation>
    </message>
    <message>
        <source>Rows kept</source>
        <translation>Строк оставлено</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Исключено</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>first in line %1: %2</source>
        <translation>впервые в строке %1: %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>reason, first line</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Kept: %1 — %2</source>
        <comment>oddity, first line</comment>
        <translation>Оставлено: %1 — %2</translation>
    </message>
    <message>
        <source>%1 read in %2. Nothing was left out.</source>
        <translation>%1 прочитано за %2. Ничего не исключено.</translation>
    </message>
    <message>
        <source>%1 read in %2. Each reason for leaving something out is listed with the line where it was first seen.</source>
        <translation>%1 прочитано за %2. Для каждой причины исключения указана строка, где она встретилась впервые.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <comment>size of a file</comment>
        <translation>%1 байт</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 КиБ</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 МиБ</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 ГиБ</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 left out: %2 — %3</source>
        <comment>count, reason, first line</comment>
        <translation>Исключено %1: %2 — %3</translation>
    </message>
    <message>
        <source>%1 kept: %2 — %3</source>
        <comment>count, oddity, first line</comment>
        <translation>Оставлено %1: %2 — %3</translation>
    </message>
</context>
<context>
    <name>segue::ui::FunnelView</name>
    <message>
        <source>What is left</source>
        <translation>Что осталось</translation>
    </message>
    <message>
        <source>%1
Playlists: %2
Sessions: %3
Plays of artists: %4
Artists: %5</source>
        <translation>%1
Плейлистов: %2
Сессий: %3
Прослушиваний исполнителей: %4
Исполнителей: %5</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Плейлисты</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сессии</translation>
    </message>
</context>
<context>
    <name>segue::ui::HoldingsPanel</name>
    <message>
        <source>Playlists</source>
        <translation>Плейлисты</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сессии</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Play counts</source>
        <translation>Число прослушиваний</translation>
    </message>
    <message>
        <source>Loved tracks</source>
        <translation>Любимые треки</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Альбомы</translation>
    </message>
    <message>
        <source>Training, and tests on what people put together by hand.</source>
        <translation>Обучение и проверка на том, что люди составили вручную.</translation>
    </message>
    <message>
        <source>Training, and tests on what is listened to in one go.</source>
        <translation>Обучение и проверка на том, что слушают за один раз.</translation>
    </message>
    <message>
        <source>Listeners of each artist; users can be held out whole, so that nobody is on both sides.</source>
        <translation>Слушатели каждого исполнителя; пользователей можно отложить целиком, чтобы никто не попал на обе стороны.</translation>
    </message>
    <message>
        <source>Activity over time; the latest sequences can be held out.</source>
        <translation>Активность по времени; можно отложить самые поздние последовательности.</translation>
    </message>
    <message>
        <source>Colours on the map, and the tags beside each artist.</source>
        <translation>Цвета на карте и теги рядом с исполнителем.</translation>
    </message>
    <message>
        <source>Read, and written again by “segue convert”; models learn from sequences alone.</source>
        <translation>Читаются, и «segue convert» записывает их снова; модели учатся только на последовательностях.</translation>
    </message>
    <message>
        <source>Add playlists.csv to the folder, or import a table “As playlists”.</source>
        <translation>Добавьте в папку playlists.csv или импортируйте таблицу «Как плейлисты».</translation>
    </message>
    <message>
        <source>Add sessions.csv to the folder, or import a table of plays with users and times.</source>
        <translation>Добавьте в папку sessions.csv или импортируйте таблицу прослушиваний с пользователями и временем.</translation>
    </message>
    <message>
        <source>Import a table with a column of users, or CSV files with “user_id”.</source>
        <translation>Импортируйте таблицу со столбцом пользователей или файлы CSV с «user_id».</translation>
    </message>
    <message>
        <source>Import a table with a column of times, or CSV files with “timestamp”.</source>
        <translation>Импортируйте таблицу со столбцом времени или файлы CSV с «timestamp».</translation>
    </message>
    <message>
        <source>Add tags.csv and track_tags.csv to the folder, or import a table with a column of tags.</source>
        <translation>Добавьте в папку tags.csv и track_tags.csv или импортируйте таблицу со столбцом тегов.</translation>
    </message>
    <message>
        <source>Import a table with a column of counts, or the raw 30Music release.</source>
        <translation>Импортируйте таблицу со столбцом количества или откройте исходный выпуск 30Music.</translation>
    </message>
    <message>
        <source>Add love.csv to the folder, or open the raw 30Music release.</source>
        <translation>Добавьте в папку love.csv или откройте исходный выпуск 30Music.</translation>
    </message>
    <message>
        <source>Add albums.csv and track_albums.csv to the folder, or open the raw 30Music release.</source>
        <translation>Добавьте в папку albums.csv и track_albums.csv или откройте исходный выпуск 30Music.</translation>
    </message>
    <message>
        <source>What this data set has</source>
        <translation>Что есть в этом наборе данных</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>segue::ui::ImportDialog</name>
    <message>
        <source>Reading the first rows…</source>
        <translation>Чтение первых строк…</translation>
    </message>
    <message>
        <source>Reading the first rows</source>
        <translation>Чтение первых строк</translation>
    </message>
    <message>
        <source>First rows: %1</source>
        <translation>Первых строк: %1</translation>
    </message>
    <message>
        <source>Save as corpus file</source>
        <translation>Сохранить как файл корпуса</translation>
    </message>
    <message>
        <source>Corpus files (*.segue)</source>
        <translation>Файлы корпуса (*.segue)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Автоматически (%1)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Импорт таблицы</translation>
    </message>
    <message>
        <source>This is a table: say what its columns hold.</source>
        <translation>Это таблица: укажите, что в её столбцах.</translation>
    </message>
    <message>
        <source>Known tables</source>
        <translation>Известные таблицы</translation>
    </message>
    <message>
        <source>Tables that are known by name</source>
        <translation>Таблицы, известные по названию</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Первые строки</translation>
    </message>
    <message>
        <source>Save as corpus file…</source>
        <translation>Сохранить как файл корпуса…</translation>
    </message>
    <message>
        <source>For tables of billions of rows: the file opens at once and takes little memory</source>
        <translation>Для таблиц в миллиарды строк: файл открывается сразу и занимает мало памяти</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Память</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> ГиБ</translation>
    </message>
    <message>
        <source>What exceeds it is sorted through temporary files while the corpus file is written</source>
        <translation>Что не помещается, при записи файла корпуса сортируется через временные файлы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.gz *.bz2 *.xz *.zst);;All files (*)</source>
        <translation>Таблицы (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.gz *.bz2 *.xz *.zst);;Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>segue::ui::IntervalPlot</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
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
        <translation>ещё %1</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Завершить</translation>
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
    <message>
        <source>I&amp;mport a table…</source>
        <translation>&amp;Импорт таблицы…</translation>
    </message>
    <message>
        <source>Listening data (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst *.segue);;CSV files (*.csv);;Corpus files (*.segue);;All files (*)</source>
        <translation>Данные о прослушиваниях (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst *.segue);;Файлы CSV (*.csv);;Файлы корпуса (*.segue);;Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>segue::ui::MapPage</name>
    <message>
        <source>No data yet</source>
        <translation>Данных пока нет</translation>
    </message>
    <message>
        <source>Open a listening data set first. Then train a model, and see all its artists here.</source>
        <translation>Сначала откройте набор данных о прослушиваниях. Затем обучите модель, и здесь появятся все её исполнители.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Открыть данные</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>A map shows the vectors of a trained model.</source>
        <translation>Карта показывает векторы обученной модели.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Обучить модель</translation>
    </message>
    <message>
        <source>Computing the map…</source>
        <translation>Построение карты…</translation>
    </message>
    <message>
        <source>Computing the map</source>
        <translation>Построение карты</translation>
    </message>
    <message>
        <source>%1 has no vector in this model.</source>
        <translation>%1: в этой модели нет вектора.</translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation>Поиск соседей</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Сохранить карту</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>Изображение PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Рисунок SVG (*.svg)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Не удалось записать %1.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, and .png or .svg.</source>
        <translation>Выберите папку, в которую можно писать, и .png или .svg.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Each dot is an artist; dots that lie near each other have similar vectors.</source>
        <translation>Каждая точка — исполнитель; у близких точек похожие векторы.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation>Ближе (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Дальше (−)</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>Сохранить рисунок…</translation>
    </message>
    <message>
        <source>Most frequent tag</source>
        <translation>Самый частый тег</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Прослушивания</translation>
    </message>
    <message>
        <source>other</source>
        <translation>прочие</translation>
    </message>
    <message>
        <source>The two directions in which the vectors differ most (PCA); they hold %1 % of the variance. Size: plays. Drag to move, turn the wheel to zoom, click an artist for its neighbours.</source>
        <translation>Два направления, в которых векторы различаются сильнее всего (PCA); на них приходится %1 % дисперсии. Размер: прослушивания. Двигайте мышью, приближайте колесом, щёлкните исполнителя, чтобы увидеть его соседей.</translation>
    </message>
</context>
<context>
    <name>segue::ui::MapWidget</name>
    <message>
        <source>%1 plays</source>
        <translation>Прослушиваний: %1</translation>
    </message>
    <message>
        <source>Map of artists</source>
        <translation>Карта исполнителей</translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborColumn</name>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Model, and how its vectors compare two artists</source>
        <translation>Модель и мера, которой её векторы сравнивают двух исполнителей</translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborModel</name>
    <message>
        <source>Also in: %1</source>
        <translation>Также в: %1</translation>
    </message>
    <message>
        <source>Plays in the training sequences</source>
        <translation>Прослушивания в обучающих последовательностях</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Прослуш.</translation>
    </message>
</context>
<context>
    <name>segue::ui::NeighborsPage</name>
    <message>
        <source>No data yet</source>
        <translation>Данных пока нет</translation>
    </message>
    <message>
        <source>Open a listening data set first. Then train a model, and see here who its nearest are.</source>
        <translation>Сначала откройте набор данных о прослушиваниях. Затем обучите модель, и здесь появятся ближайшие исполнители.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Открыть данные</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>Neighbours are read from a trained model&apos;s vectors.</source>
        <translation>Соседи берутся из векторов обученной модели.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Обучить модель</translation>
    </message>
    <message>
        <source>%1 plays</source>
        <translation>Прослушиваний: %1</translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation>Слушателей: %1</translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation>Поиск соседей</translation>
    </message>
    <message>
        <source>Choose a model above to compare.</source>
        <translation>Выберите выше модель для сравнения.</translation>
    </message>
    <message>
        <source>This model has no vector for %1.</source>
        <translation>В этой модели нет вектора для %1.</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Соседи</translation>
    </message>
    <message>
        <source>The artists whose vectors lie nearest, model beside model. Double-click an artist to go on from there.</source>
        <translation>Исполнители с ближайшими векторами, модель рядом с моделью. Двойной щелчок по исполнителю ведёт дальше от него.</translation>
    </message>
    <message>
        <source>Back to the artist before (hold for the list)</source>
        <translation>Назад к прежнему исполнителю (удерживайте для списка)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>How many neighbours</source>
        <translation>Сколько соседей</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Копировать таблицу</translation>
    </message>
    <message>
        <source>All lists, tab-separated, for a spreadsheet or pandas</source>
        <translation>Все списки с табуляцией, для электронной таблицы или pandas</translation>
    </message>
</context>
<context>
    <name>segue::ui::OptionsForm</name>
    <message>
        <source>Advanced</source>
        <translation>Дополнительно</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Put every option back to its default</source>
        <translation>Вернуть все параметры к значениям по умолчанию</translation>
    </message>
</context>
<context>
    <name>segue::ui::Plot</name>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Пока нечего рисовать</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Приблизить</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Отдалить</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>plot</source>
        <translation>график</translation>
    </message>
    <message>
        <source>Zoom and save</source>
        <translation>Масштаб и сохранение</translation>
    </message>
</context>
<context>
    <name>segue::ui::PlotCard</name>
    <message>
        <source>Logarithmic</source>
        <translation>Логарифм. шкала</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>Zoom and save</source>
        <translation>Масштаб и сохранение</translation>
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
        <translation>в очереди</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>обучена</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Отменить: %1</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Обучения</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Убрать законченные</translation>
    </message>
</context>
<context>
    <name>segue::ui::ReportPage</name>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Веб-страница (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Сохранить показатели</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Сохранить эксперимент</translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation>Эксперимент (*.json)</translation>
    </message>
    <message>
        <source>Save vectors</source>
        <translation>Сохранить векторы</translation>
    </message>
    <message>
        <source>numpy array (*.npy)</source>
        <translation>Массив numpy (*.npy)</translation>
    </message>
    <message>
        <source>word2vec text (*.txt *.vec)</source>
        <translation>Текст word2vec (*.txt *.vec)</translation>
    </message>
    <message>
        <source>Save the model&apos;s folder as</source>
        <translation>Сохранить папку модели как</translation>
    </message>
    <message>
        <source>Folder (*)</source>
        <translation>Папка (*)</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Сохранить рецепт</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Запись: %1</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>Foot of a printed page: %1 of %2 pages</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Данных пока нет</translation>
    </message>
    <message>
        <source>Open a listening data set, train models and evaluate them: the report is written from that.</source>
        <translation>Откройте набор данных о прослушиваниях, обучите модели и оцените их: из этого составляется отчёт.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Открыть данные</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>Train models and evaluate them: the report is written from that.</source>
        <translation>Обучите модели и оцените их: из этого составляется отчёт.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Обучить модель</translation>
    </message>
    <message>
        <source>Nothing evaluated yet</source>
        <translation>Пока ничего не оценено</translation>
    </message>
    <message>
        <source>The report shows the last evaluation. Vectors can be saved without one, on the left.</source>
        <translation>Отчёт показывает последнюю оценку. Векторы можно сохранить и без неё, слева.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Оценить</translation>
    </message>
    <message>
        <source>Preparing the preview</source>
        <translation>Подготовка просмотра</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>The last evaluation as a page to hand on, and vectors for other programs.</source>
        <translation>Последняя оценка в виде страницы для коллег и векторы для других программ.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Model to save</source>
        <translation>Модель для сохранения</translation>
    </message>
    <message>
        <source>Web page…</source>
        <translation>Веб-страница…</translation>
    </message>
    <message>
        <source>One file with its charts; opens in any browser</source>
        <translation>Один файл с графиками; откроется в любом браузере</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>A4, for printing</source>
        <translation>A4, для печати</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>Показатели…</translation>
    </message>
    <message>
        <source>All figures and intervals as CSV</source>
        <translation>Все показатели и интервалы в CSV</translation>
    </message>
    <message>
        <source>Experiment…</source>
        <translation>Эксперимент…</translation>
    </message>
    <message>
        <source>JSON; “segue run” repeats all of it</source>
        <translation>JSON; «segue run» повторит всё</translation>
    </message>
    <message>
        <source>Vectors for numpy…</source>
        <translation>Векторы для numpy…</translation>
    </message>
    <message>
        <source>.npy, and the artists&apos; names beside it</source>
        <translation>.npy и рядом имена исполнителей</translation>
    </message>
    <message>
        <source>Vectors as text…</source>
        <translation>Векторы текстом…</translation>
    </message>
    <message>
        <source>word2vec format, for gensim</source>
        <translation>Формат word2vec, для gensim</translation>
    </message>
    <message>
        <source>Whole folder…</source>
        <translation>Вся папка…</translation>
    </message>
    <message>
        <source>Vectors, names, history, figures</source>
        <translation>Векторы, имена, история, показатели</translation>
    </message>
    <message>
        <source>Recipe…</source>
        <translation>Рецепт…</translation>
    </message>
    <message>
        <source>JSON; “segue run” trains it again</source>
        <translation>JSON; «segue run» обучит её снова</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
</context>
<context>
    <name>segue::ui::ResultsModel</name>
    <message>
        <source>Popularity level</source>
        <translation>Уровень популярности</translation>
    </message>
    <message>
        <source>Random level</source>
        <translation>Случайный уровень</translation>
    </message>
    <message>
        <source>Bootstrap interval: %1
Student&apos;s t-interval: %2</source>
        <translation>Бутстреп-интервал: %1
t-интервал Стьюдента: %2</translation>
    </message>
    <message>
        <source>Share of held-out steps whose next artist is ranked first</source>
        <translation>Доля отложенных переходов, где следующий исполнитель стоит первым</translation>
    </message>
    <message>
        <source>Share of held-out steps whose next artist is among the %1 best</source>
        <translation>Доля отложенных переходов, где следующий исполнитель среди %1 лучших</translation>
    </message>
    <message>
        <source>Mean of 1 / rank of the next artist, over the whole catalogue</source>
        <translation>Среднее от 1 / место следующего исполнителя по всему каталогу</translation>
    </message>
    <message>
        <source>Percentile bootstrap over sequences; the t-interval is in the tooltips</source>
        <translation>Перцентильный бутстреп по последовательностям; t-интервал — в подсказках</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Мера</translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation>Интервал %1 %</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>model, scoring</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>segue::ui::RoleHeader</name>
    <message>
        <source>What the column %1 holds</source>
        <translation>Что в столбце %1</translation>
    </message>
</context>
<context>
    <name>segue::ui::Save</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Не удалось записать %1.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>Выберите папку, в которую можно писать.</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Таблица CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Сохранение</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Сохранить в SVG…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Рисунок SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Сохранить в PNG…</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>Изображение PNG (*.png)</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>Сохранить числа в CSV…</translation>
    </message>
</context>
<context>
    <name>segue::ui::SequencesPanel</name>
    <message>
        <source>Not applied yet. Models trained so far stay with the sequences they learned from.</source>
        <translation>Ещё не применено. Уже обученные модели остаются со своими последовательностями.</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Последовательности</translation>
    </message>
    <message>
        <source>Which sequences</source>
        <translation>Какие последовательности</translation>
    </message>
    <message>
        <source>What is held out</source>
        <translation>Что отложено</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Что осталось</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Plays of artists</source>
        <translation>Прослушивания исполнителей</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Что считается</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>segue::ui::SpecForm</name>
    <message>
        <source>%1 (%2)</source>
        <comment>Automatic (Tab)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>segue::ui::StoryPlots</name>
    <message>
        <source>Sequences of each day (UTC).</source>
        <translation>Последовательности по дням (UTC).</translation>
    </message>
    <message>
        <source>Sequences of each week (UTC, from Monday).</source>
        <translation>Последовательности по неделям (UTC, с понедельника).</translation>
    </message>
    <message>
        <source>Sequences of each month (UTC).</source>
        <translation>Последовательности по месяцам (UTC).</translation>
    </message>
    <message>
        <source>Sequences of each year (UTC).</source>
        <translation>Последовательности по годам (UTC).</translation>
    </message>
    <message>
        <source>%1 Without a usable time: %2.</source>
        <comment>what is drawn; a number of sequences</comment>
        <translation>%1 Без пригодного времени: %2.</translation>
    </message>
    <message>
        <source>Length of playlists</source>
        <translation>Длина плейлистов</translation>
    </message>
    <message>
        <source>Length of sessions</source>
        <translation>Длина сессий</translation>
    </message>
    <message>
        <source>In tracks: mean %1, most often %2, median %3, longest %4.</source>
        <translation>В треках: среднее %1, чаще всего %2, медиана %3, максимум %4.</translation>
    </message>
    <message>
        <source>This data set has no playlists</source>
        <translation>В этом наборе данных нет плейлистов</translation>
    </message>
    <message>
        <source>Add playlists.csv to its folder, or import a table “As playlists”.</source>
        <translation>Добавьте в его папку playlists.csv или импортируйте таблицу «Как плейлисты».</translation>
    </message>
    <message>
        <source>This data set has no sessions</source>
        <translation>В этом наборе данных нет сессий</translation>
    </message>
    <message>
        <source>Add sessions.csv to its folder, or import a table of plays with users and times: a pause between two plays begins a new session.</source>
        <translation>Добавьте в его папку sessions.csv или импортируйте таблицу прослушиваний с пользователями и временем: пауза между прослушиваниями начинает новую сессию.</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Треки</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Плейлисты</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сессии</translation>
    </message>
    <message>
        <source>most often %1</source>
        <translation>чаще всего %1</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>среднее %1</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>максимум %1</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>Популярность</translation>
    </message>
    <message>
        <source>Plays of each artist, most played first. Half of all plays are by the first %1.</source>
        <translation>Прослушивания каждого исполнителя, от самого популярного. Половина всех прослушиваний приходится на первых: %1.</translation>
    </message>
    <message>
        <source>No artist is heard in this data set</source>
        <translation>В этом наборе данных никого не слушают</translation>
    </message>
    <message>
        <source>Look under Files for what was left out.</source>
        <translation>Посмотрите на вкладке «Файлы», что исключено.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Прослушивания</translation>
    </message>
    <message>
        <source>Listeners of an artist</source>
        <translation>Слушатели исполнителя</translation>
    </message>
    <message>
        <source>Artists with so many listeners or more.</source>
        <translation>Исполнители, у которых слушателей столько или больше.</translation>
    </message>
    <message>
        <source>Artists with so many listeners or more. Without users, each sequence counts as one.</source>
        <translation>Исполнители, у которых слушателей столько или больше. Пользователей нет, поэтому за слушателя считается каждая последовательность.</translation>
    </message>
    <message>
        <source>No artist has a listener in this data set</source>
        <translation>В этом наборе данных ни у кого нет слушателей</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Слушатели</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>медиана %1</translation>
    </message>
    <message>
        <source>Artists with exactly so many</source>
        <translation>Исполнителей, у которых ровно столько</translation>
    </message>
    <message>
        <source>Artists with so many or more</source>
        <translation>Исполнителей, у которых столько или больше</translation>
    </message>
    <message>
        <source>Coverage of the vocabulary</source>
        <translation>Покрытие словаря</translation>
    </message>
    <message>
        <source>Kept by each minimum count; now %1 % of plays, %2 % of artists.</source>
        <translation>Что оставляет каждый минимум; сейчас %1 % прослушиваний, %2 % исполнителей.</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>прослушивания</translation>
    </message>
    <message>
        <source>artists</source>
        <translation>исполнители</translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation>Мин. прослушиваний</translation>
    </message>
    <message>
        <source>Kept, %</source>
        <translation>Осталось, %</translation>
    </message>
    <message>
        <source>now %1</source>
        <comment>minimum count</comment>
        <translation>сейчас %1</translation>
    </message>
    <message>
        <source>Artists kept</source>
        <translation>Осталось исполнителей</translation>
    </message>
    <message>
        <source>Share of artists</source>
        <translation>Доля исполнителей</translation>
    </message>
    <message>
        <source>Share of plays</source>
        <translation>Доля прослушиваний</translation>
    </message>
    <message>
        <source>Activity over time</source>
        <translation>Активность по времени</translation>
    </message>
    <message>
        <source>This data set has no times</source>
        <translation>В этом наборе данных нет времени</translation>
    </message>
    <message>
        <source>Open one with times: CSV files with a column “timestamp”, the raw 30Music release, or any table with a column of times (Open, Import a table…).</source>
        <translation>Откройте набор со временем: файлы CSV со столбцом «timestamp», исходный выпуск 30Music или любую таблицу со столбцом времени («Открыть», «Импорт таблицы…»).</translation>
    </message>
    <message>
        <source>playlists</source>
        <translation>плейлисты</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>сессии</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Последовательности</translation>
    </message>
    <message>
        <source>Plays of tracks</source>
        <translation>Прослушивания треков</translation>
    </message>
</context>
<context>
    <name>segue::ui::TrainPage</name>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation>%1 %2/с</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 was stopped early and kept, after %2.</source>
        <translation>%1: остановлена раньше и сохранена, прошло %2.</translation>
    </message>
    <message>
        <source>%1 is trained, after %2.</source>
        <translation>%1: обучена за %2.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>%1 training sequences, %2 artists with a vector</source>
        <translation>Обучающих последовательностей: %1, исполнителей с вектором: %2</translation>
    </message>
    <message>
        <source>Nothing to train on yet</source>
        <translation>Учиться пока не на чем</translation>
    </message>
    <message>
        <source>Open a data set first: models learn from its playlists and sessions.</source>
        <translation>Сначала откройте набор данных: модели учатся на его плейлистах и сессиях.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Открыть данные</translation>
    </message>
    <message>
        <source>No model in training</source>
        <translation>Ни одна модель не обучается</translation>
    </message>
    <message>
        <source>See neighbours</source>
        <translation>К соседям</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Оценить</translation>
    </message>
    <message>
        <source>Neighbours of the watched artists</source>
        <translation>Соседи отслеживаемых исполнителей</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Эпоха</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Потери, сглаж.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Скорость обучения</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>hit@10, validation</source>
        <translation>hit@10, валидация</translation>
    </message>
    <message>
        <source>Choose a model and start. Its loss and the neighbours of the watched artists show here while it learns.</source>
        <translation>Выберите модель и начните. Пока она учится, здесь видны её потери и соседи отслеживаемых исполнителей.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапуск</translation>
    </message>
    <message>
        <source>Largest residual</source>
        <translation>Наибольшая невязка</translation>
    </message>
</context>
<context>
    <name>segue::ui::TrainingForm</name>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Watched artists</source>
        <translation>Отслеживаемые исполнители</translation>
    </message>
    <message>
        <source>Their neighbours are shown while the model learns. Double-click one to take it off the list.</source>
        <translation>Их соседи видны, пока модель учится. Двойной щелчок убирает исполнителя из списка.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Начать обучение</translation>
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
        <translation>косинус %1</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Исполнитель</translation>
    </message>
</context>
<context>
    <name>segue::ui::Welcome</name>
    <message>
        <source>Open a listening data set</source>
        <translation>Откройте набор данных о прослушиваниях</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Открыть папку…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Открыть файлы…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Открыть пример</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Недавно открытые</translation>
    </message>
    <message>
        <source>Segue reads the 30Music set, as its raw release or as CSV files, and any other table of who listened to what. Without one at hand, the generated sample has everything to try it with.</source>
        <translation>Segue читает набор 30Music — исходный выпуск или файлы CSV — и любую другую таблицу о том, кто что слушал. Если набора нет под рукой, в сгенерированном примере есть всё, чтобы попробовать программу.</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Импорт таблицы…</translation>
    </message>
    <message>
        <source>Or drop a folder or files here.</source>
        <translation>Или перетащите сюда папку или файлы.</translation>
    </message>
</context>
<context>
    <name>segue::ui::Workspace</name>
    <message>
        <source>Opening %1</source>
        <translation>Открытие: %1</translation>
    </message>
    <message>
        <source>Generated sample</source>
        <translation>Сгенерированный пример</translation>
    </message>
    <message>
        <source>Opening the sample</source>
        <translation>Открытие примера</translation>
    </message>
    <message>
        <source>Preparing sequences</source>
        <translation>Подготовка последовательностей</translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation>Не удалось удалить %1.</translation>
    </message>
    <message>
        <source>Reading saved models</source>
        <translation>Чтение сохранённых моделей</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Импорт: %1</translation>
    </message>
</context>
</TS>
