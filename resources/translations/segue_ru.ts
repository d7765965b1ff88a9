<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>ResultsModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>model, scoring</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
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
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 does better than chance.</source>
        <translation>%1 лучше случайного.</translation>
    </message>
    <message>
        <source>%1 does no better than chance.</source>
        <translation>%1 не лучше случайного.</translation>
    </message>
    <message>
        <source>No model with vectors does better than that level.</source>
        <translation>Ни одна модель с векторами не превосходит этот уровень.</translation>
    </message>
    <message>
        <source>%1 sequences were left out for an unknown artist.</source>
        <translation>Исключено последовательностей из-за неизвестного исполнителя: %1.</translation>
    </message>
    <message>
        <source>Users are not known, so intervals take every sequence for independent.</source>
        <translation>Пользователи неизвестны, поэтому интервалы считают последовательности независимыми.</translation>
    </message>
    <message>
        <source>%1: approximate search, which found %2 of the %3 best; later ranks count as misses.</source>
        <translation>%1: приближённый поиск, нашедший %2 из %3 лучших; дальнейшие места засчитаны как промахи.</translation>
    </message>
    <message>
        <source>Approximate search, recall: %1.</source>
        <translation>Приближённый поиск, полнота: %1.</translation>
    </message>
    <message>
        <source>%1. %2: %3 (%4). %5.</source>
        <comment>a defect of training: number, name, models, option, what to change</comment>
        <translation>%1. %2: %3 (%4). %5.</translation>
    </message>
    <message>
        <source>no interval of one sequence or user</source>
        <translation>по одной последовательности или пользователю интервала нет</translation>
    </message>
    <message>
        <source>%1 % %2 %3</source>
        <comment>95, BCa interval, from … to</comment>
        <translation>%2 %1 %: %3</translation>
    </message>
    <message>
        <source>%1: %2 (%3), random %4. Evaluate a second model to test one against the other.</source>
        <translation>%1: %2 (%3), случайный уровень %4. Оцените вторую модель, чтобы сравнить их критерием.</translation>
    </message>
    <message>
        <source>%1 has the higher mean, but by the ranks of the differences %2 is ahead.</source>
        <translation>У %1 выше среднее, но по рангам разностей впереди %2.</translation>
    </message>
    <message>
        <source>%1: %2 against %3; difference %4 (%5). Wilcoxon&apos;s signed-rank test: %6; randomisation test: %7; both corrected for all pairs by Holm.</source>
        <translation>%1: %2 против %3; разность %4 (%5). Знаковый ранговый критерий Уилкоксона: %6; критерий рандомизации: %7; оба с поправкой Холма на все пары.</translation>
    </message>
    <message>
        <source>The two do not agree: Wilcoxon&apos;s takes sequences for independent and ranks their differences, the other exchanges whole users and looks at the mean.</source>
        <translation>Они расходятся: критерий Уилкоксона считает последовательности независимыми и ранжирует их разности, второй меняет местами целых пользователей и смотрит на среднее.</translation>
    </message>
    <message>
        <source>The two do not agree: Wilcoxon&apos;s ranks the differences, the other looks at their mean.</source>
        <translation>Они расходятся: критерий Уилкоксона ранжирует разности, второй смотрит на их среднее.</translation>
    </message>
</context>
<context>
    <name>core</name>
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
        <source>%1 of %2 rows do not fit the header&apos;s %3 columns; the first one is here</source>
        <translation>Строк, которые не соответствуют заголовку из %3 столбцов: %1 из %2; первая из них здесь</translation>
    </message>
    <message>
        <source>%1 playlists are to be held out, but only %2 can be used</source>
        <translation>Отложить нужно плейлистов: %1, а пригодны только %2</translation>
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
        <source>Dimensions</source>
        <translation>Измерения</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
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
        <source>Two models are named &quot;%1&quot;</source>
        <translation>Две модели названы «%1»</translation>
    </message>
    <message>
        <source>Unknown key %1</source>
        <translation>Неизвестный ключ %1</translation>
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
        <source>a line that is longer than any listen</source>
        <translation>строка длиннее любого прослушивания</translation>
    </message>
    <message>
        <source>As in 2020</source>
        <translation>Как в 2020 году</translation>
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
    <message>
        <source>%1 artists, %2 predictions</source>
        <translation>Исполнителей: %1, предсказаний: %2</translation>
    </message>
    <message>
        <source>%1 by how much the artist to predict is played: the head are the most played artists with %2 of the training plays, the middle the next ones with %3, the tail the rest. Means over predictions.</source>
        <translation>%1 в зависимости от того, как много слушают предсказываемого исполнителя: голова — самые популярные исполнители с долей прослушиваний обучения %2, середина — следующие с долей %3, хвост — остальные. Средние по предсказаниям.</translation>
    </message>
    <message>
        <source>%1 by the number of distinct artists of a sequence, and how many sequences are of that length. Means over predictions.</source>
        <translation>%1 в зависимости от числа разных исполнителей в последовательности и сколько последовательностей такой длины. Средние по предсказаниям.</translation>
    </message>
    <message>
        <source>%1 computes its vectors anew and cannot start from others</source>
        <translation>%1: векторы считаются заново, начать с других нельзя</translation>
    </message>
    <message>
        <source>%1 from the protocol as in 2020 to that of this report, each row with one more defect repaired.</source>
        <translation>%1 от протокола «как в 2020 году» до протокола этого отчёта; в каждой строке исправлен ещё один дефект.</translation>
    </message>
    <message>
        <source>%1 models on %2 data sets have %3 figures</source>
        <translation>Моделей: %1, наборов данных: %2, а показателей: %3</translation>
    </message>
    <message>
        <source>%1 must be a list of at least one whole number, but is %2</source>
        <translation>%1 — это список хотя бы из одного целого числа, а указано %2</translation>
    </message>
    <message>
        <source>%1 names nothing to start from</source>
        <translation>%1: не указано, с чего начать</translation>
    </message>
    <message>
        <source>%1: a level named &quot;%2&quot; stands before already</source>
        <translation>%1: уровень с именем &quot;%2&quot; уже есть раньше</translation>
    </message>
    <message>
        <source>, but those heard in the sequence before.</source>
        <translation>, но не из тех, что уже звучали в последовательности.</translation>
    </message>
    <message>
        <source>, those heard in the sequence before included.</source>
        <translation>, включая тех, что уже звучали в последовательности.</translation>
    </message>
    <message>
        <source>0: all cores; any number gives the same result</source>
        <translation>0: все ядра; результат одинаков при любом числе</translation>
    </message>
    <message>
        <source>0: the same for all; 1: in proportion to how much is known of a listener or artist</source>
        <translation>0: одинаково для всех; 1: соразмерно тому, сколько известно о слушателе или исполнителе</translation>
    </message>
    <message>
        <source>1 / log2(1 + rank) where the rank is at most k: late hits count less</source>
        <translation>1 / log2(1 + место), если место не дальше k: поздние попадания весят меньше</translation>
    </message>
    <message>
        <source>1 / rank where it is at most k: with one right artist, the mean reciprocal rank cut at k</source>
        <translation>1 / место, если место не дальше k: при одном верном исполнителе это средний обратный ранг, обрезанный на k</translation>
    </message>
    <message>
        <source>8-bit counts</source>
        <translation>8-битные счётчики</translation>
    </message>
    <message>
        <source>A comparison of mean ranks needs two data sets</source>
        <translation>Для сравнения средних рангов нужны два набора данных</translation>
    </message>
    <message>
        <source>A comparison of mean ranks needs two models</source>
        <translation>Для сравнения средних рангов нужны две модели</translation>
    </message>
    <message>
        <source>A confidence lies between 0 and 1</source>
        <translation>Доверительная вероятность лежит между 0 и 1</translation>
    </message>
    <message>
        <source>A few steps toward the solution, or all the way</source>
        <translation>Несколько шагов к решению или до самого конца</translation>
    </message>
    <message>
        <source>A kernel failed on the GPU: %1</source>
        <translation>Сбой вычисления на GPU: %1</translation>
    </message>
    <message>
        <source>A level of significance lies between 0 and 1</source>
        <translation>Уровень значимости лежит между 0 и 1</translation>
    </message>
    <message>
        <source>A linear model of who is in one sequence with whom, in closed form; for vocabularies that fit in memory squared</source>
        <translation>Линейная модель того, кто с кем бывает в одной последовательности, в явном виде; для словарей, квадрат которых помещается в память</translation>
    </message>
    <message>
        <source>A loved track counts as so many plays of its artist; 0: loves are not used</source>
        <translation>Любимый трек считается за столько прослушиваний своего исполнителя; 0: любимые не учитываются</translation>
    </message>
    <message>
        <source>A model and a level are both named &quot;%1&quot;</source>
        <translation>И модель, и уровень называются &quot;%1&quot;</translation>
    </message>
    <message>
        <source>A place in the filtered candidates was taken for an artist, off by the artists removed before it; right: the query is masked and indices stay</source>
        <translation>Место среди отобранных кандидатов принималось за исполнителя и сдвигалось на число убранных перед ним; верно: запрос закрыт маской, номера не меняются</translation>
    </message>
    <message>
        <source>A randomisation test needs randomisations</source>
        <translation>Критерию перестановок нужны перестановки</translation>
    </message>
    <message>
        <source>A t-interval of a sample of mostly zeros reaches below 0; right: a bootstrap by users beside it</source>
        <translation>t-интервал выборки, где почти всё нули, уходит ниже 0; верно: рядом с ним бутстреп по пользователям</translation>
    </message>
    <message>
        <source>A weight is %1; weights must be finite and at least 0</source>
        <translation>Вес равен %1; веса должны быть конечными и не меньше 0</translation>
    </message>
    <message>
        <source>A weight is not a positive number</source>
        <translation>Вес — не положительное число</translation>
    </message>
    <message>
        <source>ALS</source>
        <translation>ALS</translation>
    </message>
    <message>
        <source>ALS: %1 is 0</source>
        <translation>ALS: %1 равно 0</translation>
    </message>
    <message>
        <source>ALS: %1 must be a finite number, at least 0</source>
        <translation>ALS: %1 должно быть конечным числом не меньше 0</translation>
    </message>
    <message>
        <source>ALS: epsilon must be above 0</source>
        <translation>ALS: epsilon должен быть больше 0</translation>
    </message>
    <message>
        <source>ALS: patience needs validation sequences to judge by</source>
        <translation>ALS: терпению нужны валидационные последовательности</translation>
    </message>
    <message>
        <source>ALS: the factors are no longer finite numbers</source>
        <translation>ALS: множители больше не конечные числа</translation>
    </message>
    <message>
        <source>ALS: the loss is no longer a finite number</source>
        <translation>ALS: потери больше не конечное число</translation>
    </message>
    <message>
        <source>ALS: the vectors to start from have %1 dimensions, the option dim is %2</source>
        <translation>ALS: у начальных векторов измерений %1, а параметр dim равен %2</translation>
    </message>
    <message>
        <source>ALS: the vectors to start from hold values that are no finite numbers</source>
        <translation>ALS: в начальных векторах есть значения, которые не конечные числа</translation>
    </message>
    <message>
        <source>ALS: the vectors to start from know none of the artists to train</source>
        <translation>ALS: в начальных векторах нет ни одного из обучаемых исполнителей</translation>
    </message>
    <message>
        <source>ALS: there are no plays to learn from</source>
        <translation>ALS: нет прослушиваний, на которых учиться</translation>
    </message>
    <message>
        <source>All against the baseline, %1.</source>
        <translation>Все против основы, %1.</translation>
    </message>
    <message>
        <source>All artists that have a vector are ranked, never a sample of them</source>
        <translation>Упорядочиваются все исполнители с вектором, никогда не выборка из них</translation>
    </message>
    <message>
        <source>All pairs, the higher mean first.</source>
        <translation>Все пары, сначала модель с большим средним.</translation>
    </message>
    <message>
        <source>Allow more memory, or take an artist&apos;s own listeners or cosine</source>
        <translation>Разрешите больше памяти или возьмите своих слушателей либо косинус</translation>
    </message>
    <message>
        <source>Also count an artist beside itself</source>
        <translation>Считать и исполнителя рядом с самим собой</translation>
    </message>
    <message>
        <source>Always recommends the most played artists</source>
        <translation>Всегда рекомендует самых популярных исполнителей</translation>
    </message>
    <message>
        <source>Among so many best; MRR looks at the whole ranking</source>
        <translation>Среди стольких лучших; MRR смотрит на весь список</translation>
    </message>
    <message>
        <source>Approximate search</source>
        <translation>Приближённый поиск</translation>
    </message>
    <message>
        <source>Approximate search is for vectors, and for protocols that rank nobody without one</source>
        <translation>Приближённый поиск — для векторов и для протоколов, где исполнители без вектора не участвуют</translation>
    </message>
    <message>
        <source>Artists already heard in the sequence stayed candidates though none of them can be next; right: they are left out</source>
        <translation>Исполнители, уже звучавшие в последовательности, оставались кандидатами, хотя следующим никто из них быть не может; верно: они исключены</translation>
    </message>
    <message>
        <source>Artists also searched exactly, to measure what is missed</source>
        <translation>Исполнители, для которых поиск ведётся и точно, чтобы измерить упущенное</translation>
    </message>
    <message>
        <source>Artists as near as the query itself were filtered out with it; right: they are candidates, ties go to the lower index and are counted</source>
        <translation>Исполнители столь же близкие, как сам запрос, отсеивались вместе с ним; верно: они кандидаты, при равенстве впереди меньший номер, и такие случаи считаются</translation>
    </message>
    <message>
        <source>Artists back</source>
        <translation>Исполнителей назад</translation>
    </message>
    <message>
        <source>Artists kept in view while searching: more finds more and takes longer</source>
        <translation>Сколько исполнителей держать на виду при поиске: больше — находит больше и длится дольше</translation>
    </message>
    <message>
        <source>Artists kept in view while the graph is built</source>
        <translation>Сколько исполнителей держать на виду, пока строится граф</translation>
    </message>
    <message>
        <source>Artists that share the most playlists and sessions, by cosine; no vectors</source>
        <translation>Исполнители, у которых больше всего общих плейлистов и сессий, по косинусу; без векторов</translation>
    </message>
    <message>
        <source>Artists that training never reached were candidates; right: only artists with a vector are. On: they score 0, as a zero vector does</source>
        <translation>Исполнители, до которых обучение не дошло, были кандидатами; верно: только исполнители с вектором. Включено: у них оценка 0, как у нулевого вектора</translation>
    </message>
    <message>
        <source>Artists that training never saw are asked about, and missed.</source>
        <translation>Исполнители, которых не было в обучении, спрашиваются и засчитываются как промахи.</translation>
    </message>
    <message>
        <source>Artists that training never saw are left out of held-out sequences, and counted.</source>
        <translation>Исполнители, которых не было в обучении, убраны из отложенных последовательностей и посчитаны.</translation>
    </message>
    <message>
        <source>Artists to each side that count, by 1 / distance</source>
        <translation>Сколько исполнителей с каждой стороны считать, с весом 1 / расстояние</translation>
    </message>
    <message>
        <source>Artists without a vector shift</source>
        <translation>Сдвиг из-за исполнителей без вектора</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>Спрашивать</translation>
    </message>
    <message>
        <source>Ask for at least one k of 1 or more</source>
        <translation>Укажите хотя бы одно k, равное 1 или больше</translation>
    </message>
    <message>
        <source>BM25</source>
        <translation>BM25</translation>
    </message>
    <message>
        <source>BM25: how much a play counts less of a listener who plays much (b)</source>
        <translation>BM25: насколько меньше весит прослушивание того, кто слушает много (b)</translation>
    </message>
    <message>
        <source>BM25: so many plays reach half of the most that counts (k)</source>
        <translation>BM25: столько прослушиваний дают половину наибольшего веса (k)</translation>
    </message>
    <message>
        <source>Back off to plays</source>
        <translation>Запасной вариант — популярность</translation>
    </message>
    <message>
        <source>Batches lose playlists</source>
        <translation>Пакеты теряют плейлисты</translation>
    </message>
    <message>
        <source>Better · equal · worse</source>
        <translation>Лучше · поровну · хуже</translation>
    </message>
    <message>
        <source>Bias as a dimension</source>
        <translation>Смещение как измерение</translation>
    </message>
    <message>
        <source>Block Krylov</source>
        <translation>Блочный метод Крылова</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Оба</translation>
    </message>
    <message>
        <source>Both resample %1 users with all their sequences.</source>
        <translation>Оба перевыбирают пользователей (%1) со всеми их последовательностями.</translation>
    </message>
    <message>
        <source>Both take the sequences for independent: their users are not known, or have one each.</source>
        <translation>Оба считают последовательности независимыми: их пользователи неизвестны или у каждого по одной.</translation>
    </message>
    <message>
        <source>Both vectors: the last dimension says how often an artist comes up at all</source>
        <translation>При двух векторах: последнее измерение говорит, как часто исполнитель встречается вообще</translation>
    </message>
    <message>
        <source>Build width</source>
        <translation>Ширина построения</translation>
    </message>
    <message>
        <source>Building a graph of neighbours</source>
        <translation>Построение графа соседей</translation>
    </message>
    <message>
        <source>By their logarithm</source>
        <translation>По их логарифму</translation>
    </message>
    <message>
        <source>Cell %1, %2 lies outside the matrix</source>
        <translation>Ячейка %1, %2 лежит вне матрицы</translation>
    </message>
    <message>
        <source>Cholesky</source>
        <translation>Холецкий</translation>
    </message>
    <message>
        <source>Choose the same questions, sequences and handling of unknown artists for both</source>
        <translation>Выберите для обоих одни и те же вопросы, последовательности и обращение с неизвестными исполнителями</translation>
    </message>
    <message>
        <source>Co-occurrence SVD: no two artists share %1 listeners or more that count</source>
        <translation>SVD совместной встречаемости: нет двух исполнителей, у которых общих слушателей хотя бы %1</translation>
    </message>
    <message>
        <source>Co-occurrence SVD: the matrix of common audiences takes %1 MB, and %2 MB are allowed</source>
        <translation>SVD совместной встречаемости: матрица общих аудиторий занимает %1 МБ, а разрешено %2 МБ</translation>
    </message>
    <message>
        <source>Co-occurrences of this weight or more count in full, lesser ones less</source>
        <translation>Совместные появления с таким весом и больше считаются полностью, меньшие — слабее</translation>
    </message>
    <message>
        <source>Common audiences were divided by the artist&apos;s own listeners alone, against the text; right: a symmetric measure, named</source>
        <translation>Общие аудитории делились только на слушателей самого исполнителя, вопреки тексту; верно: симметричная мера, и она названа</translation>
    </message>
    <message>
        <source>Compare levels too</source>
        <translation>Сравнивать и уровни</translation>
    </message>
    <message>
        <source>Comparing artists</source>
        <translation>Сравнение исполнителей</translation>
    </message>
    <message>
        <source>Comparing models</source>
        <translation>Сравнение моделей</translation>
    </message>
    <message>
        <source>Confidence that a play adds to the 1 of what was never heard (α)</source>
        <translation>Уверенность, которую прослушивание добавляет к 1 у того, что не звучало (α)</translation>
    </message>
    <message>
        <source>Conjugate gradient</source>
        <translation>Сопряжённые градиенты</translation>
    </message>
    <message>
        <source>Context exponent</source>
        <translation>Показатель для контекста</translation>
    </message>
    <message>
        <source>Continuity correction</source>
        <translation>Поправка на непрерывность</translation>
    </message>
    <message>
        <source>Cosine in sequences</source>
        <translation>Косинус в последовательностях</translation>
    </message>
    <message>
        <source>Count what comes after an artist, not what came before it</source>
        <translation>Считать то, что идёт после исполнителя, а не до него</translation>
    </message>
    <message>
        <source>Counted while walking through the held-out sequences</source>
        <translation>Посчитано при проходе отложенных последовательностей</translation>
    </message>
    <message>
        <source>Counting co-occurrences</source>
        <translation>Подсчёт совместных появлений</translation>
    </message>
    <message>
        <source>Counting common sequences</source>
        <translation>Подсчёт общих последовательностей</translation>
    </message>
    <message>
        <source>Counting who follows whom</source>
        <translation>Подсчёт, кто за кем следует</translation>
    </message>
    <message>
        <source>Counts for less what rests on few common sequences; 0: not at all</source>
        <translation>Уменьшает вес того, что держится на немногих общих последовательностях; 0: не уменьшает</translation>
    </message>
    <message>
        <source>Counts of common listeners wrapped past 127; right: 32 bits or floating point</source>
        <translation>Счётчики общих слушателей переполнялись после 127; верно: 32 бита или числа с плавающей точкой</translation>
    </message>
    <message>
        <source>Counts which artist followed which; no vectors, and hard to beat</source>
        <translation>Считает, кто за кем следовал; без векторов, и превзойти его трудно</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Coverage, concentration and popularity of so many recommended artists; 0: not looked at</source>
        <translation>Охват, сосредоточенность и популярность стольких рекомендованных исполнителей; 0: не смотреть</translation>
    </message>
    <message>
        <source>Coverage: the share of the candidates that is recommended to somebody among the k best. Gini: 0 where all are recommended alike, near 1 where few are. Mean plays: training plays of what is recommended; what was heard next has %1 on average.</source>
        <translation>Охват: доля кандидатов, которых кому-то рекомендуют среди k лучших. Джини: 0, если всех рекомендуют поровну, около 1, если немногих. Средняя популярность: прослушивания в обучении у рекомендованных; у того, что звучало дальше, в среднем %1.</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Знаков после запятой</translation>
    </message>
    <message>
        <source>Decomposes the matrix of listeners and the artists they play (PureSVD)</source>
        <translation>Разлагает матрицу слушателей и исполнителей, которых они слушают (PureSVD)</translation>
    </message>
    <message>
        <source>Difference of %1</source>
        <translation>Разность %1</translation>
    </message>
    <message>
        <source>Differences are rounded to so many before they are ranked, so that rounding errors break no ties; 0: not rounded</source>
        <translation>Разности округляются до стольких знаков перед ранжированием, чтобы ошибки округления не рвали равенства; 0: не округлять</translation>
    </message>
    <message>
        <source>Divided by own listeners</source>
        <translation>Делится на своих слушателей</translation>
    </message>
    <message>
        <source>Drawn among those with tags and a vector, at most</source>
        <translation>Выбираются среди тех, у кого есть теги и вектор, не больше стольких</translation>
    </message>
    <message>
        <source>EASE</source>
        <translation>EASE</translation>
    </message>
    <message>
        <source>EASE needs %1 MB of memory for %2 artists, and the limit is %3 MB</source>
        <translation>EASE нужно %1 МБ памяти для исполнителей, которых %2, а предел — %3 МБ</translation>
    </message>
    <message>
        <source>EASE: the regularisation is not a number above 0</source>
        <translation>EASE: регуляризация — не число больше 0</translation>
    </message>
    <message>
        <source>Each artist is predicted from the mean of the artists heard before it (at most: %1), each weighing %2 times as much as the one after it.</source>
        <translation>Каждый исполнитель предсказывается по среднему тех, кто звучал перед ним (не больше: %1); каждый весит в %2 раза больше следующего за ним.</translation>
    </message>
    <message>
        <source>Each artist is predicted from the mean of the artists heard before it (at most: %1).</source>
        <translation>Каждый исполнитель предсказывается по среднему тех, кто звучал перед ним (не больше: %1).</translation>
    </message>
    <message>
        <source>Each artist is predicted from the one heard before it.</source>
        <translation>Каждый исполнитель предсказывается по тому, кто звучал перед ним.</translation>
    </message>
    <message>
        <source>Each batch lost a playlist, the last one was never trained on, and nothing was shuffled; right: every place is trained on in each epoch, shuffled</source>
        <translation>Каждый пакет терял плейлист, на последнем не обучались никогда, и ничего не перемешивалось; верно: в каждой эпохе обучение проходит все места вперемешку</translation>
    </message>
    <message>
        <source>Each model places artists as points, near where they are heard together. To judge it, Segue walks through sequences that no model was trained on, ranks all artists after each one, and notes where the one that really came next stands.</source>
        <translation>Каждая модель располагает исполнителей как точки, рядом с теми, с кем их слушают. Чтобы судить о ней, Segue проходит последовательности, на которых не обучалась ни одна модель, после каждого исполнителя упорядочивает всех остальных и отмечает, на каком месте тот, кто звучал дальше на самом деле.</translation>
    </message>
    <message>
        <source>Evaluate it first: segue evaluate RUN… --save</source>
        <translation>Сначала оцените модель: segue evaluate RUN… --save</translation>
    </message>
    <message>
        <source>Every next artist</source>
        <translation>Каждого следующего исполнителя</translation>
    </message>
    <message>
        <source>Exact (up to 500 pairs that differ)</source>
        <translation>Точное (до 500 различающихся пар)</translation>
    </message>
    <message>
        <source>Exact for few pairs, else normal</source>
        <translation>Точное для немногих пар, иначе нормальное</translation>
    </message>
    <message>
        <source>Exact ties drop out</source>
        <translation>Точные равенства выпадают</translation>
    </message>
    <message>
        <source>Exchanges of the two models that the randomisation test tries</source>
        <translation>Сколько обменов двух моделей пробует критерий перестановок</translation>
    </message>
    <message>
        <source>Exchanging models at random</source>
        <translation>Случайный обмен моделей</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Показатель степени</translation>
    </message>
    <message>
        <source>Filling the matrix</source>
        <translation>Заполнение матрицы</translation>
    </message>
    <message>
        <source>Free some space, set TMPDIR to a folder with more, raise the memory limit or narrow the window</source>
        <translation>Освободите место, задайте в TMPDIR папку, где его больше, поднимите предел памяти или сузьте окно</translation>
    </message>
    <message>
        <source>From the study of 2020 to here</source>
        <translation>От работы 2020 года до этого отчёта</translation>
    </message>
    <message>
        <source>Full weight from</source>
        <translation>Полный вес от</translation>
    </message>
    <message>
        <source>GPU training: %1 is out of range</source>
        <translation>Обучение на GPU: %1 вне допустимых пределов</translation>
    </message>
    <message>
        <source>GPU training: the sequences are empty</source>
        <translation>Обучение на GPU: последовательности пусты</translation>
    </message>
    <message>
        <source>Give each level a &quot;name&quot; of its own</source>
        <translation>Дайте каждому уровню своё &quot;name&quot;</translation>
    </message>
    <message>
        <source>Give one of them another &quot;name&quot;</source>
        <translation>Дайте одному из них другое &quot;name&quot;</translation>
    </message>
    <message>
        <source>GloVe</source>
        <translation>GloVe</translation>
    </message>
    <message>
        <source>GloVe: %1 is %2</source>
        <translation>GloVe: %1 равно %2</translation>
    </message>
    <message>
        <source>GloVe: %1 is not a number above 0</source>
        <translation>GloVe: %1 — не число больше 0</translation>
    </message>
    <message>
        <source>GloVe: alpha is not a number of 0 or more</source>
        <translation>GloVe: alpha — не число, равное 0 или больше</translation>
    </message>
    <message>
        <source>GloVe: no room for a temporary file of %1 MB for the co-occurrences: %2</source>
        <translation>GloVe: для совместных появлений нет места под временный файл в %1 МБ: %2</translation>
    </message>
    <message>
        <source>GloVe: patience needs validation sequences to judge by</source>
        <translation>GloVe: терпению нужны валидационные последовательности</translation>
    </message>
    <message>
        <source>GloVe: the training sequences hold no pair of artists to learn from</source>
        <translation>GloVe: в обучающих последовательностях нет ни одной пары исполнителей</translation>
    </message>
    <message>
        <source>Half a rank towards the mean, in the normal approximation</source>
        <translation>Половина ранга в сторону среднего, в нормальном приближении</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Голова</translation>
    </message>
    <message>
        <source>Heard artists recommended</source>
        <translation>Рекомендуются уже звучавшие</translation>
    </message>
    <message>
        <source>Heard or not</source>
        <translation>Звучало или нет</translation>
    </message>
    <message>
        <source>Held-out playlists alone are walked through, repeated artists removed.</source>
        <translation>Проходятся только отложенные плейлисты, повторы исполнителей убраны.</translation>
    </message>
    <message>
        <source>Held-out playlists and sessions are walked through, repeated artists removed.</source>
        <translation>Проходятся отложенные плейлисты и сессии, повторы исполнителей убраны.</translation>
    </message>
    <message>
        <source>Held-out sequences with artists that training never saw are left out, and counted.</source>
        <translation>Отложенные последовательности с исполнителями, которых не было в обучении, исключены и посчитаны.</translation>
    </message>
    <message>
        <source>Held-out sessions alone are walked through, repeated artists removed.</source>
        <translation>Проходятся только отложенные сессии, повторы исполнителей убраны.</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Доля попаданий</translation>
    </message>
    <message>
        <source>How fast lesser co-occurrences lose weight; 0: all count alike</source>
        <translation>Как быстро теряют вес более редкие совместные появления; 0: все считаются одинаково</translation>
    </message>
    <message>
        <source>How many of the last artists count in a mean; 0: all so far</source>
        <translation>Сколько последних исполнителей входит в среднее; 0: все, что были</translation>
    </message>
    <message>
        <source>How much an artist counts beside the one heard after it</source>
        <translation>Сколько весит исполнитель рядом с тем, кто звучал после него</translation>
    </message>
    <message>
        <source>How much long vectors cost (λ)</source>
        <translation>Сколько стоят длинные векторы (λ)</translation>
    </message>
    <message>
        <source>How much weights cost (λ)</source>
        <translation>Сколько стоят веса (λ)</translation>
    </message>
    <message>
        <source>How often listeners and artists are solved in turn</source>
        <translation>Сколько раз по очереди решать для слушателей и исполнителей</translation>
    </message>
    <message>
        <source>How plays add to the confidence that an artist is liked</source>
        <translation>Как прослушивания прибавляют уверенности в том, что исполнитель нравится</translation>
    </message>
    <message>
        <source>How the p of Wilcoxon’s test is found</source>
        <translation>Как находится p критерия Уилкоксона</translation>
    </message>
    <message>
        <source>In proportion</source>
        <translation>Соразмерно</translation>
    </message>
    <message>
        <source>In-sequence figure is a norm</source>
        <translation>Показатель внутри последовательности — норма</translation>
    </message>
    <message>
        <source>Indices shifted</source>
        <translation>Сдвинутые номера</translation>
    </message>
    <message>
        <source>Item kNN</source>
        <translation>Item kNN</translation>
    </message>
    <message>
        <source>Item kNN: shrinkage is not a number of 0 or more</source>
        <translation>Item kNN: усадка — не число, равное 0 или больше</translation>
    </message>
    <message>
        <source>Jaccard</source>
        <translation>Жаккар</translation>
    </message>
    <message>
        <source>Keep both vectors of each artist, which can tell what follows, or their sum</source>
        <translation>Оставить оба вектора исполнителя, по которым можно судить, кто следует, или их сумму</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Ланцош</translation>
    </message>
    <message>
        <source>Last epoch kept</source>
        <translation>Оставлена последняя эпоха</translation>
    </message>
    <message>
        <source>Leave out the artist</source>
        <translation>Исключить исполнителя</translation>
    </message>
    <message>
        <source>Leave out the sequence</source>
        <translation>Исключить последовательность</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связей</translation>
    </message>
    <message>
        <source>Listeners of the smaller (2020 text)</source>
        <translation>Слушатели меньшего (текст 2020 г.)</translation>
    </message>
    <message>
        <source>Listeners × artists as a product of two thin matrices, by alternating least squares (implicit feedback)</source>
        <translation>Матрица слушателей и исполнителей как произведение двух узких матриц, чередующимися наименьшими квадратами (неявные оценки)</translation>
    </message>
    <message>
        <source>Logarithm of plays</source>
        <translation>Логарифм прослушиваний</translation>
    </message>
    <message>
        <source>Logarithmic confidence: so many plays count as one (ε)</source>
        <translation>Логарифмическая уверенность: столько прослушиваний считаются за одно (ε)</translation>
    </message>
    <message>
        <source>Look for weights that are infinite or not a number</source>
        <translation>Поищите бесконечные веса и веса, которые не числа</translation>
    </message>
    <message>
        <source>Lower the minimum common audience or the shift, or allow more memory</source>
        <translation>Уменьшите наименьшую общую аудиторию или сдвиг либо разрешите больше памяти</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>MAP, and means of the other kind, are in figures.csv.</source>
        <translation>MAP и средние другого вида — в figures.csv.</translation>
    </message>
    <message>
        <source>MAP@%1</source>
        <translation>MAP@%1</translation>
    </message>
    <message>
        <source>MB that the square of the vocabulary may take</source>
        <translation>Сколько МБ может занять квадрат словаря</translation>
    </message>
    <message>
        <source>Markov chain</source>
        <translation>Цепь Маркова</translation>
    </message>
    <message>
        <source>Markov chain: in the training sequences no artist follows another</source>
        <translation>Цепь Маркова: в обучающих последовательностях никто ни за кем не следует</translation>
    </message>
    <message>
        <source>Mean of 1 / rank over the whole ranking</source>
        <translation>Среднее от 1 / место по всему списку</translation>
    </message>
    <message>
        <source>Mean over</source>
        <translation>Среднее по</translation>
    </message>
    <message>
        <source>Mean plays</source>
        <translation>Средняя популярность</translation>
    </message>
    <message>
        <source>Mean ± standard error over trainings that differ by their seed alone: the luck of the draw, which the intervals over sequences do not show.</source>
        <translation>Среднее ± стандартная ошибка по обучениям, которые различаются только зерном: везение, которого интервалы по последовательностям не показывают.</translation>
    </message>
    <message>
        <source>Means of each user’s sequences</source>
        <translation>Средние по последовательностям каждого пользователя</translation>
    </message>
    <message>
        <source>Means over all predictions (micro).</source>
        <translation>Средние по всем предсказаниям (микро).</translation>
    </message>
    <message>
        <source>Means over held-out sequences (macro).</source>
        <translation>Средние по отложенным последовательностям (макро).</translation>
    </message>
    <message>
        <source>Measure every</source>
        <translation>Измерять каждые</translation>
    </message>
    <message>
        <source>Measuring the matrix</source>
        <translation>Измерение матрицы</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Память</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Предел памяти</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Середина</translation>
    </message>
    <message>
        <source>Minimum common audience</source>
        <translation>Наименьшая общая аудитория</translation>
    </message>
    <message>
        <source>Model %1 cannot be the baseline: there are %2</source>
        <translation>Модель %1 не может быть основой: всего их %2</translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation>NDCG</translation>
    </message>
    <message>
        <source>NDCG@%1</source>
        <translation>NDCG@%1</translation>
    </message>
    <message>
        <source>Name a model, a level, or neither to compare all pairs</source>
        <translation>Назовите модель, уровень или ничего, чтобы сравнить все пары</translation>
    </message>
    <message>
        <source>Name a run folder or a vector file, or leave it out</source>
        <translation>Укажите папку модели или файл векторов либо уберите это</translation>
    </message>
    <message>
        <source>Name a run folder, a word2vec text file or a .npy file</source>
        <translation>Укажите папку модели, текстовый файл word2vec или файл .npy</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Соседи</translation>
    </message>
    <message>
        <source>No GPU can be used: %1</source>
        <translation>GPU использовать нельзя: %1</translation>
    </message>
    <message>
        <source>None of the %1 vectors to start from is of an artist to train, by id or by name</source>
        <translation>Среди начальных векторов (%1) нет ни одного для обучаемого исполнителя — ни по id, ни по имени</translation>
    </message>
    <message>
        <source>Normal approximation</source>
        <translation>Нормальное приближение</translation>
    </message>
    <message>
        <source>Normalised after the SVD</source>
        <translation>Нормировка после SVD</translation>
    </message>
    <message>
        <source>Nothing was removed, so artists that training never saw were asked about and missed; right: they are left out and counted</source>
        <translation>Ничего не убиралось, поэтому спрашивали и об исполнителях, которых не было в обучении; верно: они исключены и посчитаны</translation>
    </message>
    <message>
        <source>Novelty, bits</source>
        <translation>Новизна, бит</translation>
    </message>
    <message>
        <source>Of all artists that came next, %1 are outside the vocabulary: no model can predict them.</source>
        <translation>Среди исполнителей, звучавших дальше, вне словаря %1: их не может предсказать ни одна модель.</translation>
    </message>
    <message>
        <source>Of an artist in the graph of neighbours</source>
        <translation>У исполнителя в графе соседей</translation>
    </message>
    <message>
        <source>Of each artist, whose tags are compared with its own</source>
        <translation>У каждого исполнителя; их теги сравниваются с его собственными</translation>
    </message>
    <message>
        <source>Of equal scores the artist of the lower index ranks first; a query or target without a vector is a miss; both are counted below.</source>
        <translation>При равных оценках впереди исполнитель с меньшим номером; запрос или цель без вектора — промах; то и другое посчитано ниже.</translation>
    </message>
    <message>
        <source>Of initial vectors and order</source>
        <translation>Для начальных векторов и порядка</translation>
    </message>
    <message>
        <source>Of the artists drawn</source>
        <translation>Для выбора исполнителей</translation>
    </message>
    <message>
        <source>Of the bootstrap and of the randomisation test</source>
        <translation>Для бутстрепа и критерия перестановок</translation>
    </message>
    <message>
        <source>Of the conjugate gradient, each epoch</source>
        <translation>Сопряжённых градиентов, в каждой эпохе</translation>
    </message>
    <message>
        <source>Of the graph and the sample</source>
        <translation>Для графа и выборки</translation>
    </message>
    <message>
        <source>Of the initial vectors</source>
        <translation>Для начальных векторов</translation>
    </message>
    <message>
        <source>Of the start vectors</source>
        <translation>Для начальных векторов</translation>
    </message>
    <message>
        <source>Of them, those that would have been asked for</source>
        <translation>Из них те, о которых спросили бы</translation>
    </message>
    <message>
        <source>Only the last artist of each sequence is asked for.</source>
        <translation>Спрашивается только последний исполнитель каждой последовательности.</translation>
    </message>
    <message>
        <source>Only what comes next</source>
        <translation>Только то, что дальше</translation>
    </message>
    <message>
        <source>Over several seeds</source>
        <translation>По нескольким зёрнам</translation>
    </message>
    <message>
        <source>Pairs of one artist</source>
        <translation>Пары одного исполнителя</translation>
    </message>
    <message>
        <source>Passes over the co-occurrences</source>
        <translation>Сколько раз пройти все совместные появления</translation>
    </message>
    <message>
        <source>Patience goes by</source>
        <translation>Терпение смотрит на</translation>
    </message>
    <message>
        <source>Plays by artists outside the vocabulary</source>
        <translation>Прослушиваний исполнителей вне словаря</translation>
    </message>
    <message>
        <source>Plays from</source>
        <translation>Прослушивания из</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>Популярность</translation>
    </message>
    <message>
        <source>Power of the singular values in the vectors; 1: U·Σ, 0: U</source>
        <translation>Степень сингулярных чисел в векторах; 1: U·Σ, 0: U</translation>
    </message>
    <message>
        <source>Power of the singular values in the vectors; 1: V·Σ, 0: V</source>
        <translation>Степень сингулярных чисел в векторах; 1: V·Σ, 0: V</translation>
    </message>
    <message>
        <source>Predict from</source>
        <translation>Предсказывать по</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Предсказаний</translation>
    </message>
    <message>
        <source>Predictions (micro)</source>
        <translation>Предсказания (микро)</translation>
    </message>
    <message>
        <source>Put the former ones back, or leave the fingerprint out</source>
        <translation>Верните прежние или уберите отпечаток</translation>
    </message>
    <message>
        <source>Put the table of artists beside it, as &quot;segue export&quot; writes it</source>
        <translation>Положите рядом таблицу исполнителей, как её пишет &quot;segue export&quot;</translation>
    </message>
    <message>
        <source>Raise the minimum count, so that there are fewer artists, or the limit</source>
        <translation>Поднимите минимум прослушиваний, чтобы исполнителей стало меньше, или предел</translation>
    </message>
    <message>
        <source>Raise the regularisation</source>
        <translation>Увеличьте регуляризацию</translation>
    </message>
    <message>
        <source>Randomisations</source>
        <translation>Перестановок</translation>
    </message>
    <message>
        <source>Rank-biserial</source>
        <translation>Ранго-бисериальная</translation>
    </message>
    <message>
        <source>Reading vectors</source>
        <translation>Чтение векторов</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Полнота</translation>
    </message>
    <message>
        <source>Recall@%1</source>
        <translation>Полнота@%1</translation>
    </message>
    <message>
        <source>Recommended lists</source>
        <translation>Списки рекомендаций</translation>
    </message>
    <message>
        <source>Recommenders without vectors take part in the pairs</source>
        <translation>Рекомендации без векторов участвуют в парах</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Регуляризация</translation>
    </message>
    <message>
        <source>Regularisation by frequency</source>
        <translation>Регуляризация по частоте</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Перевыборка</translation>
    </message>
    <message>
        <source>Restarts of the solver at most</source>
        <translation>Перезапусков решателя не больше</translation>
    </message>
    <message>
        <source>Rows were scaled after the decomposition, which leaves cosines as they were; right: the matrix is normalised, then decomposed</source>
        <translation>Строки нормировались после разложения, отчего косинусы не меняются; верно: матрица нормируется, затем разлагается</translation>
    </message>
    <message>
        <source>Same users on both sides</source>
        <translation>Те же пользователи по обе стороны</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Выборка</translation>
    </message>
    <message>
        <source>Samples to compare differ in length: %1 and %2</source>
        <translation>Сравниваемые выборки разной длины: %1 и %2</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Насыщение</translation>
    </message>
    <message>
        <source>Save it as word2vec text, as gensim does with save_word2vec_format(path, binary=False)</source>
        <translation>Сохраните его как текст word2vec, как делает gensim: save_word2vec_format(path, binary=False)</translation>
    </message>
    <message>
        <source>Scoring the sequences&apos; own artists</source>
        <translation>Оценка исполнителей самих последовательностей</translation>
    </message>
    <message>
        <source>Search a graph of neighbours (HNSW) rather than everyone; what it misses is measured and shown</source>
        <translation>Искать по графу соседей (HNSW), а не среди всех; упущенное измеряется и показывается</translation>
    </message>
    <message>
        <source>Search exactly</source>
        <translation>Ищите точно</translation>
    </message>
    <message>
        <source>Search width</source>
        <translation>Ширина поиска</translation>
    </message>
    <message>
        <source>Seconds between two looks at the validation sequences, within epochs too; 0: after each epoch</source>
        <translation>Секунд между двумя проверками на валидационных последовательностях, в том числе внутри эпох; 0: после каждой эпохи</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Зёрна</translation>
    </message>
    <message>
        <source>Sequences (macro)</source>
        <translation>Последовательности (макро)</translation>
    </message>
    <message>
        <source>Sequences left out for an unknown artist</source>
        <translation>Последовательностей, исключённых из-за неизвестного исполнителя</translation>
    </message>
    <message>
        <source>Sequences of the other source, left out</source>
        <translation>Последовательностей другого источника, исключённых</translation>
    </message>
    <message>
        <source>Sequences of under two distinct known artists, left out</source>
        <translation>Последовательностей, где меньше двух разных известных исполнителей, исключённых</translation>
    </message>
    <message>
        <source>Sequences under two distinct artists vanished without a word; right: they are counted and reported</source>
        <translation>Последовательности, где меньше двух разных исполнителей, исчезали без слов; верно: они посчитаны и названы</translation>
    </message>
    <message>
        <source>Sequences were drawn at random, so users trained on were tested on, and little was seeded; right: seeded, also by user or by time</source>
        <translation>Последовательности выбирались случайно, так что проверяли на тех же пользователях, а зерно было задано мало где; верно: по зерну, а также по пользователям или по времени</translation>
    </message>
    <message>
        <source>Set the minimum common audience to %1, or to 0, or allow more memory</source>
        <translation>Задайте наименьшую общую аудиторию %1 или 0 либо разрешите больше памяти</translation>
    </message>
    <message>
        <source>Set the weight of loves to 0</source>
        <translation>Задайте вес любимых 0</translation>
    </message>
    <message>
        <source>Share of predictions whose artist is among the k best</source>
        <translation>Доля предсказаний, где исполнитель среди k лучших</translation>
    </message>
    <message>
        <source>Share of the right artists among the k best: one is right, so this is the hit rate</source>
        <translation>Доля верных исполнителей среди k лучших: верный один, поэтому это доля попаданий</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Сдвиг</translation>
    </message>
    <message>
        <source>Shifted positive PMI</source>
        <translation>Сдвинутый положительный PMI</translation>
    </message>
    <message>
        <source>Shifted positive PMI: 1 takes artists as often as they are heard, less favours rare ones less</source>
        <translation>Сдвинутый положительный PMI: 1 берёт исполнителей так часто, как их слушают, меньше — слабее выделяет редких</translation>
    </message>
    <message>
        <source>Shifted positive PMI: keep what is met so many times more often than by chance</source>
        <translation>Сдвинутый положительный PMI: оставить то, что встречается во столько раз чаще случайного</translation>
    </message>
    <message>
        <source>Short sequences vanish</source>
        <translation>Короткие последовательности исчезают</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>Усадка</translation>
    </message>
    <message>
        <source>Similar artists kept for each; 0: all</source>
        <translation>Сколько похожих исполнителей оставить каждому; 0: всех</translation>
    </message>
    <message>
        <source>Smaller listeners, Jaccard and PMI leave out pairs below it; 0: the least that fits the memory</source>
        <translation>Меньшее число слушателей, Жаккар и PMI исключают пары ниже этого; 0: наименьшее, что помещается в память</translation>
    </message>
    <message>
        <source>Smaller listeners, Jaccard and PMI: size of the matrix at most, in MB</source>
        <translation>Меньшее число слушателей, Жаккар и PMI: размер матрицы не больше, в МБ</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Решатель</translation>
    </message>
    <message>
        <source>Solving EASE</source>
        <translation>Решение EASE</translation>
    </message>
    <message>
        <source>Start from vectors of the same artists</source>
        <translation>Начните с векторов тех же исполнителей</translation>
    </message>
    <message>
        <source>Starting from %1: it knows %2 of the %3 artists to train, by id</source>
        <translation>Начальные векторы: %1; знакомы %2 из %3 обучаемых исполнителей, по id</translation>
    </message>
    <message>
        <source>Starting from %1: it knows %2 of the %3 artists to train, by name</source>
        <translation>Начальные векторы: %1; знакомы %2 из %3 обучаемых исполнителей, по имени</translation>
    </message>
    <message>
        <source>Step size at the start; AdaGrad lowers it</source>
        <translation>Длина шага в начале; AdaGrad её уменьшает</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation figure and keep the best; 0: train them all</source>
        <translation>Остановиться после стольких эпох без лучшего показателя на валидации и оставить лучшую; 0: пройти все эпохи</translation>
    </message>
    <message>
        <source>Stopped early; what was learned so far is kept</source>
        <translation>Остановлено раньше; выученное сохранено</translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation>TF-IDF</translation>
    </message>
    <message>
        <source>Table of plays</source>
        <translation>Таблица прослушиваний</translation>
    </message>
    <message>
        <source>Tag coherence</source>
        <translation>Согласие тегов</translation>
    </message>
    <message>
        <source>Tag coherence: the cosine of the tags of artists and their %1 nearest, and below it with random artists.</source>
        <translation>Согласие тегов: косинус тегов исполнителей и их ближайших соседей (%1), а под ним — со случайными исполнителями.</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Хвост</translation>
    </message>
    <message>
        <source>The GPU cannot be used: %1</source>
        <translation>GPU использовать нельзя: %1</translation>
    </message>
    <message>
        <source>The GPU does not answer any more: %1</source>
        <translation>GPU больше не отвечает: %1</translation>
    </message>
    <message>
        <source>The GPU finds at most %1 neighbours</source>
        <translation>GPU находит соседей не больше %1</translation>
    </message>
    <message>
        <source>The GPU has too little memory</source>
        <translation>У GPU слишком мало памяти</translation>
    </message>
    <message>
        <source>The GPU has too little shared memory for these options</source>
        <translation>У GPU слишком мало разделяемой памяти для этих параметров</translation>
    </message>
    <message>
        <source>The baseline “%1” is not among what is compared</source>
        <translation>Основы «%1» нет среди сравниваемого</translation>
    </message>
    <message>
        <source>The best recommender without vectors, %1, reaches %2.</source>
        <translation>Лучшая рекомендация без векторов, %1, достигает %2.</translation>
    </message>
    <message>
        <source>The data set&apos;s own table also counts what is held out, which makes figures too good</source>
        <translation>В собственной таблице набора посчитано и отложенное, отчего показатели завышены</translation>
    </message>
    <message>
        <source>The decomposition met numbers that are not finite</source>
        <translation>В разложении появились не конечные числа</translation>
    </message>
    <message>
        <source>The exact signed-rank test takes up to %1 pairs that differ; here are %2</source>
        <translation>Точный знаковый ранговый критерий берёт различающихся пар не больше %1; здесь их %2</translation>
    </message>
    <message>
        <source>The figure of “%1” for sequence %2 is not a finite number</source>
        <translation>Показатель «%1» для последовательности %2 — не конечное число</translation>
    </message>
    <message>
        <source>The figure of “%1” on “%2” is not a finite number</source>
        <translation>Показатель «%1» на «%2» — не конечное число</translation>
    </message>
    <message>
        <source>The figure that models are compared by</source>
        <translation>Показатель, по которому сравниваются модели</translation>
    </message>
    <message>
        <source>The file goes on after the %1 vectors that its first line promises</source>
        <translation>После векторов, обещанных в первой строке (%1), файл продолжается</translation>
    </message>
    <message>
        <source>The file holds values that are no finite numbers</source>
        <translation>В файле есть значения, которые не конечные числа</translation>
    </message>
    <message>
        <source>The file is cut off: save it again</source>
        <translation>Файл обрывается: сохраните его заново</translation>
    </message>
    <message>
        <source>The first line must hold two numbers: how many vectors there are, and their length</source>
        <translation>В первой строке должно быть два числа: сколько векторов и какой они длины</translation>
    </message>
    <message>
        <source>The first line promises %1 vectors, the file holds %2</source>
        <translation>Первая строка обещает векторов: %1, а в файле их %2</translation>
    </message>
    <message>
        <source>The in-playlist figure was a Frobenius norm with its diagonal, which grows with the length; right: the mean cosine of distinct artists</source>
        <translation>Показатель внутри плейлиста был нормой Фробениуса с диагональю, которая растёт с длиной; верно: средний косинус разных исполнителей</translation>
    </message>
    <message>
        <source>The last artist</source>
        <translation>Последнего исполнителя</translation>
    </message>
    <message>
        <source>The last artist alone</source>
        <translation>Только последний исполнитель</translation>
    </message>
    <message>
        <source>The last epoch was kept though it over-fitted on test data; right: the best on validation sequences is kept</source>
        <translation>Оставалась последняя эпоха, хотя она переобучалась и видно это было на тесте; верно: остаётся лучшая на валидации</translation>
    </message>
    <message>
        <source>The line is not a name and %1 numbers</source>
        <translation>В строке не имя и числа (%1)</translation>
    </message>
    <message>
        <source>The list of k is empty or holds a 0</source>
        <translation>Список k пуст или содержит 0</translation>
    </message>
    <message>
        <source>The matrix of plays is not well formed</source>
        <translation>Матрица прослушиваний построена неверно</translation>
    </message>
    <message>
        <source>The matrix to invert is not positive definite</source>
        <translation>Обращаемая матрица не положительно определена</translation>
    </message>
    <message>
        <source>The mean of the last artists</source>
        <translation>Среднее последних исполнителей</translation>
    </message>
    <message>
        <source>The most played artists with this share of plays are the head</source>
        <translation>Самые популярные исполнители с такой долей прослушиваний — голова</translation>
    </message>
    <message>
        <source>The next ones with this share of plays are the middle, the rest the tail</source>
        <translation>Следующие с такой долей прослушиваний — середина, остальные — хвост</translation>
    </message>
    <message>
        <source>The noise distribution was never passed to the model, so noise was uniform; right: by training plays to a power</source>
        <translation>Распределение шума не передавалось модели, и шум был равномерным; верно: по прослушиваниям в обучении в некоторой степени</translation>
    </message>
    <message>
        <source>The plan needs more GPU memory than it may use</source>
        <translation>Плану нужно больше памяти GPU, чем ему отведено</translation>
    </message>
    <message>
        <source>The protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>The table ends before the last prediction</source>
        <translation>Таблица кончается раньше последнего предсказания</translation>
    </message>
    <message>
        <source>The test called one-sided was two-sided and dropped equal pairs silently; right: the alternative is stated, equal pairs are counted</source>
        <translation>Критерий, названный односторонним, был двусторонним и молча отбрасывал равные пары; верно: альтернатива названа, равные пары посчитаны</translation>
    </message>
    <message>
        <source>The two protocols differ in more than the study&apos;s defects</source>
        <translation>Два протокола различаются не только дефектами той работы</translation>
    </message>
    <message>
        <source>The vectors of %1 artists hold numbers that are not finite; the first is that of “%2”</source>
        <translation>В векторах исполнителей (%1) есть не конечные числа; первый такой — у «%2»</translation>
    </message>
    <message>
        <source>The whole vocabulary is ranked, artists without a vector at a score of 0</source>
        <translation>Упорядочивается весь словарь, исполнители без вектора с оценкой 0</translation>
    </message>
    <message>
        <source>Their mean, later ones weighing more</source>
        <translation>Их среднее, где поздние весят больше</translation>
    </message>
    <message>
        <source>Their sum</source>
        <translation>Их сумма</translation>
    </message>
    <message>
        <source>There are no models to compare</source>
        <translation>Нет моделей для сравнения</translation>
    </message>
    <message>
        <source>There are no sequences to compare models by</source>
        <translation>Нет последовательностей, по которым сравнивать модели</translation>
    </message>
    <message>
        <source>There are no vectors to build a graph of neighbours from</source>
        <translation>Нет векторов, по которым строить граф соседей</translation>
    </message>
    <message>
        <source>There is no GPU %1; the last one is %2</source>
        <translation>GPU %1 нет; последний — %2</translation>
    </message>
    <message>
        <source>There is no level &quot;%1&quot;</source>
        <translation>Нет уровня &quot;%1&quot;</translation>
    </message>
    <message>
        <source>There is nothing to start from here</source>
        <translation>Здесь не с чего начать</translation>
    </message>
    <message>
        <source>These are not the vectors that training began with: their fingerprint is %1, not %2</source>
        <translation>Это не те векторы, с которых начиналось обучение: их отпечаток %1, а не %2</translation>
    </message>
    <message>
        <source>These defects of the 2020 study are switched on (their numbers are those of the study’s list):</source>
        <translation>Включены такие дефекты работы 2020 года (номера — из списка той работы):</translation>
    </message>
    <message>
        <source>This run holds no evaluation</source>
        <translation>У этой модели нет оценки</translation>
    </message>
    <message>
        <source>Tracks of one artist in a row trained the artist on itself; right: off, as an option</source>
        <translation>Треки одного исполнителя подряд обучали его на нём самом; верно: выключено, есть как параметр</translation>
    </message>
    <message>
        <source>Train the model anew with a lower learning rate, or repair the file of vectors</source>
        <translation>Обучите модель заново с меньшей скоростью обучения или исправьте файл векторов</translation>
    </message>
    <message>
        <source>Training GloVe</source>
        <translation>Обучение GloVe</translation>
    </message>
    <message>
        <source>Training anew for each of the study&apos;s defects</source>
        <translation>Обучение заново для каждого дефекта той работы</translation>
    </message>
    <message>
        <source>Training sequences</source>
        <translation>Обучающих последовательностях</translation>
    </message>
    <message>
        <source>Two levels are named &quot;%1&quot;</source>
        <translation>Два уровня называются &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Two-sided test</source>
        <translation>Двусторонний критерий</translation>
    </message>
    <message>
        <source>Uniform noise</source>
        <translation>Равномерный шум</translation>
    </message>
    <message>
        <source>Unit of plays</source>
        <translation>Единица прослушиваний</translation>
    </message>
    <message>
        <source>Unknown artists</source>
        <translation>Неизвестные исполнители</translation>
    </message>
    <message>
        <source>Unknown artists stay</source>
        <translation>Неизвестные исполнители остаются</translation>
    </message>
    <message>
        <source>Untrained artists recommended</source>
        <translation>Рекомендуются необученные исполнители</translation>
    </message>
    <message>
        <source>Update the NVIDIA driver, or use the CPU</source>
        <translation>Обновите драйвер NVIDIA или используйте CPU</translation>
    </message>
    <message>
        <source>Use %1 or more</source>
        <translation>Укажите %1 или больше</translation>
    </message>
    <message>
        <source>Use fewer dimensions or a smaller window</source>
        <translation>Возьмите меньше измерений или окно поменьше</translation>
    </message>
    <message>
        <source>Use more regularisation</source>
        <translation>Возьмите больше регуляризации</translation>
    </message>
    <message>
        <source>Use more sequences, or hold out fewer</source>
        <translation>Возьмите больше последовательностей или откладывайте меньше</translation>
    </message>
    <message>
        <source>Use the normal approximation, which is as good with so many pairs</source>
        <translation>Возьмите нормальное приближение: при стольких парах оно не хуже</translation>
    </message>
    <message>
        <source>User–artist SVD</source>
        <translation>SVD слушателей и исполнителей</translation>
    </message>
    <message>
        <source>User–artist SVD: %1 dimensions of %2 artists cannot be had</source>
        <translation>SVD слушателей и исполнителей: %1 измерений из %2 исполнителей не получить</translation>
    </message>
    <message>
        <source>User–artist SVD: a weight is not a finite number</source>
        <translation>SVD слушателей и исполнителей: вес — не конечное число</translation>
    </message>
    <message>
        <source>User–artist SVD: nobody played anything in the training sequences</source>
        <translation>SVD слушателей и исполнителей: в обучающих последовательностях никто ничего не слушал</translation>
    </message>
    <message>
        <source>User–artist SVD: the exponent is not a finite number</source>
        <translation>SVD слушателей и исполнителей: показатель степени — не конечное число</translation>
    </message>
    <message>
        <source>Validation sequences measured on, at most</source>
        <translation>Сколько валидационных последовательностей измерять, не больше</translation>
    </message>
    <message>
        <source>Value %1 of %2 is not a finite number</source>
        <translation>Значение %1 из %2 — не конечное число</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Векторы</translation>
    </message>
    <message>
        <source>Vectors whose inner products are the logarithms of how often two artists stand near each other</source>
        <translation>Векторы, чьи скалярные произведения равны логарифмам того, как часто два исполнителя стоят рядом</translation>
    </message>
    <message>
        <source>Weight exponent</source>
        <translation>Показатель веса</translation>
    </message>
    <message>
        <source>Weight of loves</source>
        <translation>Вес любимых</translation>
    </message>
    <message>
        <source>Weight of plays</source>
        <translation>Вес прослушиваний</translation>
    </message>
    <message>
        <source>Weight of the earlier</source>
        <translation>Вес более ранних</translation>
    </message>
    <message>
        <source>What counts alike in a mean</source>
        <translation>Что в среднем считается поровну</translation>
    </message>
    <message>
        <source>What counts as one pair in Wilcoxon’s test</source>
        <translation>Что считается одной парой в критерии Уилкоксона</translation>
    </message>
    <message>
        <source>What is done about held-out artists that training never saw</source>
        <translation>Как быть с отложенными исполнителями, которых не было в обучении</translation>
    </message>
    <message>
        <source>What is recommended</source>
        <translation>Что рекомендуется</translation>
    </message>
    <message>
        <source>What stands in the cell of a listener and an artist</source>
        <translation>Что стоит в ячейке слушателя и исполнителя</translation>
    </message>
    <message>
        <source>What the next artist is predicted from</source>
        <translation>По чему предсказывается следующий исполнитель</translation>
    </message>
    <message>
        <source>Where counts are equal the more played artist comes first; off: such artists are not told apart</source>
        <translation>При равных счётчиках первым идёт более популярный исполнитель; выключено: такие исполнители не различаются</translation>
    </message>
    <message>
        <source>Where the hits are</source>
        <translation>Где попадания</translation>
    </message>
    <message>
        <source>Which artists of a held-out sequence are to be predicted</source>
        <translation>Каких исполнителей отложенной последовательности предсказывать</translation>
    </message>
    <message>
        <source>Which held-out sequences are walked through</source>
        <translation>Какие отложенные последовательности проходить</translation>
    </message>
    <message>
        <source>Whose vectors these are is not known: there is no %1</source>
        <translation>Неизвестно, чьи это векторы: нет %1</translation>
    </message>
    <message>
        <source>Wilcoxon’s p</source>
        <translation>p Уилкоксона</translation>
    </message>
    <message>
        <source>Wilcoxon’s pairs</source>
        <translation>Пары Уилкоксона</translation>
    </message>
    <message>
        <source>Wilcoxon’s signed-rank test on %1, %2; where both do equally well: %3. The randomisation test exchanges the two models’ figures user by user (%4 patterns). Of each p: corrected for all %5 pairs by Holm, then by Benjamini and Hochberg, then as it is.</source>
        <translation>Знаковый ранговый критерий Уилкоксона: %1, %2; где обе справились поровну: %3. Критерий перестановок меняет показатели двух моделей местами по пользователям (перестановки: %4). Каждое p: с поправкой на все пары (%5) по Холму, затем по Бенджамини и Хохбергу, затем само.</translation>
    </message>
    <message>
        <source>Wrote the evaluations to %1</source>
        <translation>Оценки записаны в %1</translation>
    </message>
    <message>
        <source>Zero vectors gave NaN and dropped out of the filter, which shifts indices further; right: they cannot be predicted, and a query without a vector is a counted miss</source>
        <translation>Нулевые векторы давали NaN и выпадали из отбора, отчего номера сдвигались ещё; верно: их нельзя предсказать, а запрос без вектора — посчитанный промах</translation>
    </message>
    <message>
        <source>all</source>
        <translation>всех</translation>
    </message>
    <message>
        <source>exchanges</source>
        <translation>обменов</translation>
    </message>
    <message>
        <source>hit@%1</source>
        <translation>hit@%1</translation>
    </message>
    <message>
        <source>listeners and artists</source>
        <translation>слушателей и исполнителей</translation>
    </message>
    <message>
        <source>means of each user’s sequences</source>
        <translation>средние по последовательностям каждого пользователя</translation>
    </message>
    <message>
        <source>p number %1 of %2 to correct does not lie between 0 and 1</source>
        <translation>p номер %1 из %2 для поправки не лежит между 0 и 1</translation>
    </message>
    <message>
        <source>p, Wilcoxon</source>
        <translation>p, Уилкоксон</translation>
    </message>
    <message>
        <source>p, randomisation</source>
        <translation>p, перестановки</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>пар</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>процентных пункта</translation>
    </message>
    <message>
        <source>t-interval alone</source>
        <translation>Только t-интервал</translation>
    </message>
    <message>
        <source>“%1” has %2 sequences, “%3” has %4</source>
        <translation>Последовательностей у «%1»: %2, у «%3»: %4</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Альбомы</translation>
    </message>
    <message>
        <source>Cold artists: measuring</source>
        <translation>Холодные исполнители: измерение</translation>
    </message>
    <message>
        <source>Cold artists: neural network</source>
        <translation>Холодные исполнители: нейронная сеть</translation>
    </message>
    <message>
        <source>Cold artists: of %1 artists with a vector something is known, too few to learn from</source>
        <translation>Холодные исполнители: что-то известно об исполнителях с вектором, которых всего %1; учиться не на чем</translation>
    </message>
    <message>
        <source>Cold artists: ridge regression</source>
        <translation>Холодные исполнители: гребневая регрессия</translation>
    </message>
    <message>
        <source>Cold artists: what is known of them</source>
        <translation>Холодные исполнители: что о них известно</translation>
    </message>
    <message>
        <source>Count plays in the training sequences (counts: sequences)</source>
        <translation>Считайте прослушивания в обучающих последовательностях (counts: sequences)</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Эпох не больше</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Откладывать</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Скрытых узлов</translation>
    </message>
    <message>
        <source>How vectors follow from what is known of artists</source>
        <translation>Как векторы выводятся из того, что известно об исполнителях</translation>
    </message>
    <message>
        <source>Learn from artists with so many training plays</source>
        <translation>Учиться на исполнителях, у которых хотя бы столько прослушиваний в обучении</translation>
    </message>
    <message>
        <source>Logarithms of plays in the training sequences</source>
        <translation>Логарифмы прослушиваний в обучающих последовательностях</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Minimum plays</source>
        <translation>Не меньше прослушиваний</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена</translation>
    </message>
    <message>
        <source>Neural network</source>
        <translation>Нейронная сеть</translation>
    </message>
    <message>
        <source>Of the artists held out and of the network</source>
        <translation>Для отложенных исполнителей и сети</translation>
    </message>
    <message>
        <source>Of the neural network</source>
        <translation>Для нейронной сети</translation>
    </message>
    <message>
        <source>Of the neural network; it stops when held-out artists get no better</source>
        <translation>Для нейронной сети; она останавливается, когда отложенные исполнители больше не улучшаются</translation>
    </message>
    <message>
        <source>Plays in the training sequences, in proportion</source>
        <translation>Соразмерно прослушиваниям в обучающих последовательностях</translation>
    </message>
    <message>
        <source>Predict from albums that artists share</source>
        <translation>Предсказывать по альбомам, общим для исполнителей</translation>
    </message>
    <message>
        <source>Predict from artists that share a name: &quot;A feat. B&quot; and &quot;A&quot;</source>
        <translation>Предсказывать по исполнителям с общим именем: «A feat. B» и «A»</translation>
    </message>
    <message>
        <source>Predict from tags</source>
        <translation>Предсказывать по тегам</translation>
    </message>
    <message>
        <source>Ridge regression</source>
        <translation>Гребневая регрессия</translation>
    </message>
    <message>
        <source>Share of known artists treated as cold: half of it chooses, half gives the figures</source>
        <translation>Доля известных исполнителей, принимаемых за холодных: по половине идёт выбор, по другой — показатели</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Ten artists to each side, two vectors of each</source>
        <translation>Десять исполнителей с каждой стороны, по два вектора на исполнителя</translation>
    </message>
    <message>
        <source>The data set does not say who played what: it has no plays of known users</source>
        <translation>В наборе данных не сказано, кто что слушал: нет прослушиваний известных пользователей</translation>
    </message>
    <message>
        <source>The data set has no loved tracks</source>
        <translation>В наборе данных нет любимых треков</translation>
    </message>
    <message>
        <source>The line has %1 fields, not %2</source>
        <translation>Полей в строке: %1, а не %2</translation>
    </message>
    <message>
        <source>The model is not there any more</source>
        <translation>Модели больше нет</translation>
    </message>
    <message>
        <source>&quot;predicted&quot; is neither 0 nor 1: %1</source>
        <translation>&quot;predicted&quot; — не 0 и не 1: %1</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>эпох</translation>
    </message>
    <message>
        <source>Against all artists at once: beats counts of what comes next, for vocabularies of some thousands</source>
        <translation>Против всех исполнителей сразу: лучше подсчёта того, кто за кем следует; для словарей в несколько тысяч</translation>
    </message>
    <message>
        <source>Choose the CPU, or other options</source>
        <translation>Выберите CPU или другие параметры</translation>
    </message>
    <message>
        <source>No device is called &quot;%1&quot;</source>
        <translation>Нет устройства &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Set architecture to skip_gram</source>
        <translation>Задайте architecture: skip_gram</translation>
    </message>
    <message>
        <source>Set optimiser to adam and the learning rate to about 0.03</source>
        <translation>Задайте optimiser: adam и скорость обучения около 0.03</translation>
    </message>
    <message>
        <source>The last one is %1</source>
        <translation>Последний — %1</translation>
    </message>
    <message>
        <source>There is no GPU %1</source>
        <translation>GPU %1 нет</translation>
    </message>
    <message>
        <source>This model cannot be trained on a GPU: %1</source>
        <translation>Эту модель нельзя обучать на GPU: %1</translation>
    </message>
    <message>
        <source>Use &quot;auto&quot;, &quot;cpu&quot;, &quot;gpu&quot;, &quot;gpu:1&quot; for the second GPU, or &quot;gpus&quot; for all of them</source>
        <translation>Укажите &quot;auto&quot;, &quot;cpu&quot;, &quot;gpu&quot;, &quot;gpu:1&quot; для второго GPU или &quot;gpus&quot; для всех</translation>
    </message>
    <message>
        <source>Use negative sampling, or a larger minimum count</source>
        <translation>Возьмите отрицательные примеры или больший минимум прослушиваний</translation>
    </message>
    <message>
        <source>What follows, few artists</source>
        <translation>Что следует, немного исполнителей</translation>
    </message>
    <message>
        <source>Whole softmax</source>
        <translation>Полный softmax</translation>
    </message>
    <message>
        <source>item2vec: the whole softmax predicts from one artist at a time</source>
        <translation>item2vec: полный softmax предсказывает по одному исполнителю за раз</translation>
    </message>
    <message>
        <source>item2vec: the whole softmax takes %1 artists at most, here are %2</source>
        <translation>item2vec: полному softmax подходит исполнителей не больше %1, а здесь их %2</translation>
    </message>
    <message>
        <source>item2vec: the whole softmax takes one step an epoch, too few for SGD</source>
        <translation>item2vec: полный softmax делает один шаг за эпоху, для SGD это слишком мало</translation>
    </message>
    <message>
        <source>only item2vec trains on a GPU</source>
        <translation>на GPU обучается только item2vec</translation>
    </message>
    <message>
        <source>the GPU does not give the same bits twice</source>
        <translation>GPU не даёт тех же битов дважды</translation>
    </message>
    <message>
        <source>the GPU has no Adam</source>
        <translation>у GPU нет Adam</translation>
    </message>
    <message>
        <source>the GPU trains with negative sampling only</source>
        <translation>GPU обучает только с отрицательными примерами</translation>
    </message>
    <message>
        <source>%1 singular triplets, the largest residual %2</source>
        <translation>Сингулярных троек: %1, наибольшая невязка %2</translation>
    </message>
    <message>
        <source>A model is the same on all of them where its runs have one name</source>
        <translation>Модель на всех наборах одна и та же, если её обучения носят одно имя</translation>
    </message>
    <message>
        <source>Another program may have it for itself; wait for that, or use the CPU</source>
        <translation>Возможно, его целиком заняла другая программа: подождите или используйте процессор</translation>
    </message>
    <message>
        <source>Each of %1 users (or single sequences) ranks the models by its %2, 1 for the best; equal ones share their ranks. A bar joins models whose mean ranks are less than the critical difference, %3, apart: these data do not tell them from each other.</source>
        <translation>Каждый из %1 пользователей (или отдельных последовательностей) ранжирует модели по своему показателю (%2), 1 — лучшая; равные делят ранги. Черта соединяет модели, средние ранги которых ближе критической разности %3: эти данные их не различают.</translation>
    </message>
    <message>
        <source>Evaluate both by the same one</source>
        <translation>Оцените обе по одному и тому же</translation>
    </message>
    <message>
        <source>Fewer than two models were evaluated on every data set</source>
        <translation>На всех наборах данных оценено меньше двух моделей</translation>
    </message>
    <message>
        <source>How exact each dimension of a decomposition is: the length of A·u − λ·u as a share of λ, as a power of ten. A singular value is about as exact as the square of that.</source>
        <translation>Насколько точно каждое измерение разложения: длина A·u − λ·u в долях λ, как степень десяти. Сингулярное число точно примерно до её квадрата.</translation>
    </message>
    <message>
        <source>Largest residual of %1 singular triplets: %2.</source>
        <translation>Наибольшая невязка (сингулярных троек: %1): %2.</translation>
    </message>
    <message>
        <source>Left out of %1: %2 (%3 times)</source>
        <translation>Исключено из %1: %2 (раз: %3)</translation>
    </message>
    <message>
        <source>Mean ranks</source>
        <translation>Средние ранги</translation>
    </message>
    <message>
        <source>Mean ranks need three models on one data set, or several data sets</source>
        <translation>Для средних рангов нужны три модели на одних данных или несколько наборов данных</translation>
    </message>
    <message>
        <source>Name more run folders</source>
        <translation>Назовите больше папок с обучениями</translation>
    </message>
    <message>
        <source>Odd in %1: %2 (%3 times)</source>
        <translation>Странность в %1: %2 (раз: %3)</translation>
    </message>
    <message>
        <source>Power of ten</source>
        <translation>Степень десяти</translation>
    </message>
    <message>
        <source>Ranked on %1</source>
        <translation>Ранжирование выполнено: %1</translation>
    </message>
    <message>
        <source>Residuals of singular triplets</source>
        <translation>Невязки сингулярных троек</translation>
    </message>
    <message>
        <source>Searched on %1</source>
        <translation>Поиск выполнен: %1</translation>
    </message>
    <message>
        <source>Singular triplet</source>
        <translation>Сингулярная тройка</translation>
    </message>
    <message>
        <source>Take the data set that it was trained on, as it was then, or train it again</source>
        <translation>Возьмите набор данных, на котором она обучена, в том же виде, или обучите её заново</translation>
    </message>
    <message>
        <source>The first row is longer than a megabyte and has but one column. A table of listening data has a row for each play, and a text of sequences a line for each sequence</source>
        <translation>Первая строка длиннее мегабайта, а столбец в ней один. В таблице прослушиваний на каждое прослушивание приходится строка, в тексте последовательностей — строка на каждую последовательность</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; was trained on other sequences or artists than these</source>
        <translation>Модель «%1» обучена на других последовательностях или исполнителях</translation>
    </message>
    <message>
        <source>Use the CPU</source>
        <translation>Используйте процессор</translation>
    </message>
    <message>
        <source>Use the CPU; the GPU can be used again after a restart</source>
        <translation>Используйте процессор; GPU снова заработает после перезапуска</translation>
    </message>
    <message>
        <source>Wrote the mean ranks to %1</source>
        <translation>Средние ранги записаны в %1</translation>
    </message>
    <message>
        <source>“%1” and “%2” were evaluated by different protocols</source>
        <translation>«%1» и «%2» оценены по разным протоколам</translation>
    </message>
    <message>
        <source>%1 GPUs: %2</source>
        <translation>GPU (%1): %2</translation>
    </message>
    <message>
        <source>%1 is older than compute capability 7.5</source>
        <translation>%1 старше вычислительных возможностей 7.5</translation>
    </message>
    <message>
        <source>%1; in part %2</source>
        <translation>%1; частично %2</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU, %1 thread, %2</source>
        <translation>CPU, потоков: %1, %2</translation>
    </message>
    <message>
        <source>CPU, %1 threads, %2</source>
        <translation>CPU, потоков: %1, %2</translation>
    </message>
    <message>
        <source>Fast noise</source>
        <translation>Быстрый шум</translation>
    </message>
    <message>
        <source>GPU: %1</source>
        <translation>GPU: %1</translation>
    </message>
    <message>
        <source>Session gap, minutes</source>
        <translation>Пауза сессии, минут</translation>
    </message>
    <message>
        <source>no NVIDIA GPU was found</source>
        <translation>графический процессор NVIDIA не найден</translation>
    </message>
    <message>
        <source>no NVIDIA driver was found</source>
        <translation>драйвер NVIDIA не найден</translation>
    </message>
    <message>
        <source>the GPU has too little memory</source>
        <translation>у GPU мало памяти</translation>
    </message>
    <message>
        <source>the NVIDIA driver supports CUDA %1, older than this build&apos;s</source>
        <translation>драйвер NVIDIA поддерживает CUDA %1, эта сборка новее</translation>
    </message>
    <message>
        <source>this build has no CUDA</source>
        <translation>эта сборка без CUDA</translation>
    </message>
    <message>
        <source>too little work for a GPU</source>
        <translation>для GPU слишком мало работы</translation>
    </message>
    <message>
        <source> (exact: %1)</source>
        <translation> (точно: %1)</translation>
    </message>
    <message>
        <source>%1 artists without training plays have vectors predicted from what is known of them; of %2 more nothing is known. Learnt from %3 artists; the figures are of %4 of them whose vectors were hidden, as if nobody had played them.</source>
        <translation>Исполнителей без прослушиваний, чьи векторы предсказаны по тому, что о них известно: %1; о других %2 не известно ничего. Обучено на %3 исполнителях; показатели — по %4 из них, чьи векторы были скрыты, как если бы их никто не слушал.</translation>
    </message>
    <message>
        <source>%1 is left out. %2.</source>
        <translation>%1: пропущено. %2.</translation>
    </message>
    <message>
        <source>%1 is left out. %2. %3.</source>
        <translation>%1: пропущено. %2. %3.</translation>
    </message>
    <message>
        <source>%1: %2 (%3). %4.</source>
        <translation>%1: %2 (%3). %4.</translation>
    </message>
    <message>
        <source>A protocol repairs how models are ranked and tested. These defects of the study are in the models, or in what was held out, by the options they were trained with:</source>
        <translation>Протокол исправляет ранжирование и проверку моделей. Эти дефекты исследования остались в моделях или в отложенных данных из-за параметров обучения:</translation>
    </message>
    <message>
        <source>Below each mean: Student’s %1 t-interval alone, over sequences, as the study of 2020 had it.</source>
        <translation>Под каждым средним: только t-интервал Стьюдента (%1) по последовательностям, как в исследовании 2020 года.</translation>
    </message>
    <message>
        <source>Below each mean: the %1 BCa bootstrap interval, then Student’s t-interval, which can reach below 0 where most sequences score 0.</source>
        <translation>Под каждым средним: бутстреп-интервал BCa (%1), затем t-интервал Стьюдента, который может уходить ниже 0, когда у большинства последовательностей 0.</translation>
    </message>
    <message>
        <source>Choose a symmetric normalisation, such as the listeners of the smaller</source>
        <translation>Выберите симметричную нормировку, например по меньшему числу слушателей</translation>
    </message>
    <message>
        <source>Choose another folder by --temporary, or give the table as a file</source>
        <translation>Укажите другую папку через --temporary или передайте таблицу файлом</translation>
    </message>
    <message>
        <source>Choose what common audiences are divided by</source>
        <translation>Выберите, на что делить общую аудиторию</translation>
    </message>
    <message>
        <source>Cold artists</source>
        <translation>Холодные исполнители</translation>
    </message>
    <message>
        <source>Common audiences wrap past 127, as they did in the 2020 study; to see what that did</source>
        <translation>Общая аудитория переполняется после 127, как в исследовании 2020 года; чтобы увидеть, к чему это вело</translation>
    </message>
    <message>
        <source>Conjugate gradient, not preconditioned</source>
        <translation>Сопряжённые градиенты без предобуславливания</translation>
    </message>
    <message>
        <source>Counting in 8 bits</source>
        <translation>Счёт в 8 битах</translation>
    </message>
    <message>
        <source>Defects of data and training are in the vectors, which stand as they are: “retrain_protocols” in an experiment file trains them anew for each.</source>
        <translation>Дефекты данных и обучения заложены в векторах, которые остаются как есть: «retrain_protocols» в файле эксперимента обучает их заново для каждого.</translation>
    </message>
    <message>
        <source>Difference with its %1 BCa bootstrap interval, then its t-interval, over %2 sequences of %3 users or single sequences. Rank-biserial correlation: −1 … 1, the share of the evidence for the first less that for the second.</source>
        <translation>Разность с бутстреп-интервалом BCa (%1), затем с t-интервалом, по %2 последовательностям %3 пользователей или отдельных последовательностей. Рангово-бисериальная корреляция: −1 … 1, доля свидетельств за первую минус доля за вторую.</translation>
    </message>
    <message>
        <source>Difference with its %1 t-interval alone, over %2 sequences, as the study of 2020 had it. Rank-biserial correlation: −1 … 1, the share of the evidence for the first less that for the second.</source>
        <translation>Разность только с t-интервалом (%1), по %2 последовательностям, как в исследовании 2020 года. Рангово-бисериальная корреляция: −1 … 1, доля свидетельств за первую минус доля за вторую.</translation>
    </message>
    <message>
        <source>Do the models differ at all? Friedman’s test with ties: χ² = %1, p = %2%4. The critical difference is Nemenyi’s for all pairs at the level %3, corrected for ties (Demšar 2006). Rows are users, so this holds of other listeners of this data set. Seeds and splits are no rows: they would count the same listeners again; for several data sets there is “segue compare”.</source>
        <translation>Различаются ли модели вообще? Критерий Фридмана с поправкой на совпадения: χ² = %1, p = %2%4. Критическая разность — Неменьи для всех пар на уровне %3, с поправкой на совпадения (Demšar 2006). Строки — пользователи, поэтому вывод относится к другим слушателям этих данных. Начальные числа и разбиения строками не служат: они считали бы тех же слушателей снова; для нескольких наборов данных есть «segue compare».</translation>
    </message>
    <message>
        <source>Dot: mean; bar: BCa bootstrap interval; line: t-interval; dashed: recommenders without vectors.</source>
        <translation>Точка: среднее; полоса: бутстреп-интервал BCa; линия: t-интервал; пунктир: рекомендации без векторов.</translation>
    </message>
    <message>
        <source>GloVe: the vectors to start from have %1 dimensions, the option dim is %2</source>
        <translation>GloVe: у начальных векторов измерений: %1, а параметр dim равен %2</translation>
    </message>
    <message>
        <source>GloVe: the vectors to start from hold values that are no finite numbers</source>
        <translation>GloVe: среди начальных векторов есть значения, которые не являются конечными числами</translation>
    </message>
    <message>
        <source>GloVe: the vectors to start from know none of the artists to train</source>
        <translation>GloVe: среди начальных векторов нет ни одного из обучаемых исполнителей</translation>
    </message>
    <message>
        <source>Hold out by user or by time</source>
        <translation>Откладывайте по пользователям или по времени</translation>
    </message>
    <message>
        <source>Hold out validation sequences, and set a patience</source>
        <translation>Отложите последовательности для валидации и задайте терпение</translation>
    </message>
    <message>
        <source>Its vector</source>
        <translation>Его вектор</translation>
    </message>
    <message>
        <source>Judge both methods</source>
        <translation>Оценить оба способа</translation>
    </message>
    <message>
        <source>Leave out a sequence after every 1,024 plays and the last of them, in an order that stays, as the 2020 study did; to see what that did</source>
        <translation>Терять последовательность после каждых 1 024 прослушиваний и последнюю, при неизменном порядке, как в исследовании 2020 года; чтобы увидеть, к чему это вело</translation>
    </message>
    <message>
        <source>Leave the start out, or train item2vec, ALS or GloVe</source>
        <translation>Уберите начальные векторы или обучайте item2vec, ALS или GloVe</translation>
    </message>
    <message>
        <source>Lower the learning rate, or use fewer negatives</source>
        <translation>Уменьшите скорость обучения или число отрицательных примеров</translation>
    </message>
    <message>
        <source>MB; co-occurrences beyond it are read from a temporary file; 0: always</source>
        <translation>МБ; совместные появления сверх этого читаются из временного файла; 0: всегда</translation>
    </message>
    <message>
        <source>No interval: all pairs that differ do so in one direction</source>
        <translation>Интервала нет: все различающиеся пары различаются в одну сторону</translation>
    </message>
    <message>
        <source>No interval: too few pairs differ</source>
        <translation>Интервала нет: различается слишком мало пар</translation>
    </message>
    <message>
        <source>Open the data set that it was trained on</source>
        <translation>Откройте набор данных, на котором она обучена</translation>
    </message>
    <message>
        <source>Predicted, of artists without training plays: %1 of the vectors.</source>
        <translation>Предсказано для исполнителей без прослушиваний, векторов: %1.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Rank (0 … 1)</source>
        <translation>Ранг (0 … 1)</translation>
    </message>
    <message>
        <source>Set another noise exponent</source>
        <translation>Задайте другой показатель степени шума</translation>
    </message>
    <message>
        <source>Some of them work upon more than ranks, or upon something else:</source>
        <translation>Некоторые действуют не только на ранги или на что-то другое:</translation>
    </message>
    <message>
        <source>The other method is measured on the same artists too; vectors are those of the method above</source>
        <translation>Другой способ тоже измеряется на тех же исполнителях; векторы — от способа выше</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; was trained on other data</source>
        <translation>Модель «%1» обучена на других данных</translation>
    </message>
    <message>
        <source>The search was approximate (HNSW): the share of the exact lists that it finds stands after ≈ beside each model, here and below; ranks beyond %1 count as misses.</source>
        <translation>Поиск был приближённым (HNSW): доля точных списков, которую он находит, стоит после ≈ у каждой модели здесь и ниже; ранги дальше %1 считаются промахами.</translation>
    </message>
    <message>
        <source>The study’s defect %1. %2 is in %3 as trained (%4). %5.</source>
        <translation>Дефект исследования %1. %2 — есть в %3 как она обучена (%4). %5.</translation>
    </message>
    <message>
        <source>There is no data set to train from</source>
        <translation>Нет набора данных для обучения</translation>
    </message>
    <message>
        <source>Training diverged: the loss has grown to %1 a pair, far above that of knowing nothing</source>
        <translation>Обучение разошлось: потери выросли до %1 на пару, намного выше, чем без всякого знания</translation>
    </message>
    <message>
        <source>Turn 8-bit counts off</source>
        <translation>Отключите счёт в 8 битах</translation>
    </message>
    <message>
        <source>Turn same-artist pairs off</source>
        <translation>Отключите пары из одного исполнителя</translation>
    </message>
    <message>
        <source>Turn the loss of playlists off</source>
        <translation>Отключите потерю плейлистов</translation>
    </message>
    <message>
        <source>artists asked for: %1 → %2</source>
        <translation>исполнителей в запросах: %1 → %2</translation>
    </message>
    <message>
        <source>artists ranked: %1 → %2</source>
        <translation>исполнителей в ранжировании: %1 → %2</translation>
    </message>
    <message>
        <source>does not apply to this run</source>
        <translation>к этому обучению не относится</translation>
    </message>
    <message>
        <source>held-out sequences by users trained on: %1 → %2</source>
        <translation>отложенных последовательностей тех, на ком обучали: %1 → %2</translation>
    </message>
    <message>
        <source>in this run by its own options</source>
        <translation>есть в этом обучении по его собственным параметрам</translation>
    </message>
    <message>
        <source>in-sequence figure: %1 → %2</source>
        <translation>показатель внутри последовательностей: %1 → %2</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>его собственный</translation>
    </message>
    <message>
        <source>not trained anew</source>
        <translation>заново не обучено</translation>
    </message>
    <message>
        <source>p against %3: %1 two-sided → %2 that it is better, %4 of %5 pairs equal</source>
        <translation>p против %3: %1 двусторонний → %2, что лучше; равных пар %4 из %5</translation>
    </message>
    <message>
        <source>p against %3: %1 two-sided → %2 that it is worse, %4 of %5 pairs equal</source>
        <translation>p против %3: %1 двусторонний → %2, что хуже; равных пар %4 из %5</translation>
    </message>
    <message>
        <source>popularity, no vector</source>
        <translation>популярность, без вектора</translation>
    </message>
    <message>
        <source>predicted by network</source>
        <translation>предсказан сетью</translation>
    </message>
    <message>
        <source>predicted by ridge</source>
        <translation>предсказан гребневой регрессией</translation>
    </message>
    <message>
        <source>sequences reported as too short: %1 → %2</source>
        <translation>последовательностей, названных слишком короткими: %1 → %2</translation>
    </message>
    <message>
        <source>the GPU loses no playlists</source>
        <translation>GPU плейлистов не теряет</translation>
    </message>
    <message>
        <source>the mean vector</source>
        <translation>средний вектор</translation>
    </message>
    <message>
        <source>who follows it?</source>
        <translation>кто следует за ним?</translation>
    </message>
    <message>
        <source>who is like it?</source>
        <translation>кто похож на него?</translation>
    </message>
    <message>
        <source>whom does it follow?</source>
        <translation>за кем следует он?</translation>
    </message>
    <message>
        <source>whom is it like?</source>
        <translation>на кого похож он?</translation>
    </message>
    <message>
        <source>λ or epochs</source>
        <translation>λ или эпохи</translation>
    </message>
    <message>
        <source>… of the mean vector</source>
        <translation>… среднего вектора</translation>
    </message>
    <message>
        <source>Choose the folder of the release that you want, or move the other file elsewhere</source>
        <translation>Выберите папку нужного выпуска или переместите другой файл в иное место</translation>
    </message>
    <message>
        <source>Here lie files of more than one release, which do not belong together: %1 and %2</source>
        <translation>Здесь лежат файлы нескольких выпусков, которые не относятся друг к другу: %1 и %2</translation>
    </message>
    <message>
        <source>Here lie two files of one kind, and only one of them can be read: %1 and %2</source>
        <translation>Здесь лежат два файла одного вида, а прочитать можно только один: %1 и %2</translation>
    </message>
    <message>
        <source>Start the program that writes first, or choose a file</source>
        <translation>Сначала запустите пишущую программу или выберите файл</translation>
    </message>
    <message>
        <source>This is a pipe that no program writes into</source>
        <translation>Это канал, в который не пишет ни одна программа</translation>
    </message>
    <message>
        <source>a folder that is named like a file of the data set; nothing was read from it</source>
        <translation>папка названа как файл набора данных; из неё ничего не прочитано</translation>
    </message>
    <message>
        <source>not read: files of the CSV set are read unpacked only</source>
        <translation>не прочитан: файлы набора CSV читаются только распакованными</translation>
    </message>
    <message>
        <source>not read: it lies here in another form too, and that was read</source>
        <translation>не прочитан: он лежит здесь и в другом виде, который и прочитан</translation>
    </message>
    <message>
        <source>times beyond the year 2106; taken as unknown</source>
        <translation>время позже 2106 года; принято за неизвестное</translation>
    </message>
    <message>
        <source>times in milliseconds or finer; taken as seconds</source>
        <translation>время в миллисекундах или мельче; переведено в секунды</translation>
    </message>
    <message>
        <source>In %1 of the first %2 rows spaces stand before a quote, so that it opens nothing. Take out the spaces, or choose that quotes are plain text</source>
        <translation>В %1 из первых %2 строк перед кавычкой стоят пробелы, поэтому она ничего не открывает. Уберите пробелы или укажите, что кавычки — обычный текст</translation>
    </message>
    <message>
        <source>a position that is no whole number from 0; the order of the file counts</source>
        <translation>позиция — не целое число от 0; действует порядок файла</translation>
    </message>
    <message>
        <source>an entry of “playlists” that is no playlist</source>
        <translation>элемент «playlists», который не плейлист</translation>
    </message>
    <message>
        <source>an entry of “tracks” that is no track</source>
        <translation>элемент «tracks», который не трек</translation>
    </message>
    <message>
        <source>%1 of %2 lines are not JSON objects; the first is here</source>
        <translation>Строки, которые не являются объектами JSON: %1 из %2; первая — здесь</translation>
    </message>
    <message>
        <source>Get the file again, or choose another layout</source>
        <translation>Получите файл заново или выберите другую раскладку</translation>
    </message>
    <message>
        <source>Learn against noise artists, down a tree of all artists, or against all artists at once, which takes some thousands of them at most; a tree and cosines cannot tell what follows</source>
        <translation>Учиться против шумовых исполнителей, вниз по дереву всех исполнителей или против всех сразу — тогда их не больше нескольких тысяч; дерево и косинусы не знают, кто за кем следует</translation>
    </message>
    <message>
        <source>Of cosines: the smaller, the more sharply near artists are told apart</source>
        <translation>Для косинусов: чем меньше, тем резче различаются близкие исполнители</translation>
    </message>
    <message>
        <source>One table by cosine, against all artists at once: the nearest artists are the likely next ones; for vocabularies of some thousands</source>
        <translation>Одна таблица по косинусу, против всех исполнителей сразу: ближайшие исполнители — вероятные следующие; для словарей в несколько тысяч</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Температура</translation>
    </message>
    <message>
        <source>Use about 0.04</source>
        <translation>Возьмите около 0,04</translation>
    </message>
    <message>
        <source>What resembles, few artists</source>
        <translation>Кто похож, мало исполнителей</translation>
    </message>
    <message>
        <source>Whole softmax, cosines</source>
        <translation>Полный softmax, косинусы</translation>
    </message>
    <message>
        <source>item2vec: %1 is not a number above 0</source>
        <translation>item2vec: %1 — не число больше 0</translation>
    </message>
    <message>
        <source>%1 (is followed by)</source>
        <translation>%1 (за ним следует)</translation>
    </message>
    <message>
        <source>%1 BCa interval %2 to %3</source>
        <translation>интервал BCa %1: от %2 до %3</translation>
    </message>
    <message>
        <source>%1 predicts the next artist best: its %2 is %3 (%4).</source>
        <translation>%1 лучше всех предсказывает следующего исполнителя: %2 равен %3 (%4).</translation>
    </message>
    <message>
        <source>%1 predicts the next artist best: its %2 is %3.</source>
        <translation>%1 лучше всех предсказывает следующего исполнителя: %2 равен %3.</translation>
    </message>
    <message>
        <source>%1 predicts the next artist with a %2 of %3 (%4).</source>
        <translation>%1 предсказывает следующего исполнителя: %2 равен %3 (%4).</translation>
    </message>
    <message>
        <source>%1 predicts the next artist with a %2 of %3.</source>
        <translation>%1 предсказывает следующего исполнителя: %2 равен %3.</translation>
    </message>
    <message>
        <source>%1 t-interval %2 to %3</source>
        <translation>t-интервал %1: от %2 до %3</translation>
    </message>
    <message>
        <source>Choose a dump of listens by ListenBrainz</source>
        <translation>Выберите выгрузку прослушиваний ListenBrainz</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Даты</translation>
    </message>
    <message>
        <source>Get the archive again</source>
        <translation>Получите архив заново</translation>
    </message>
    <message>
        <source>It is ahead of %1 by %2 %3 (%4).</source>
        <translation>Отрыв от %1 составляет %2 %3 (%4).</translation>
    </message>
    <message>
        <source>It is behind %1 by %2 %3 (%4).</source>
        <translation>Отставание от %1 составляет %2 %3 (%4).</translation>
    </message>
    <message>
        <source>Means with 95 % percentile bootstrap intervals over the hidden artists. The rank is where the own vector stands among those of all known artists, by cosine to the predicted one: 0 is the nearest, 0.5 is chance. The next artist is looked for among all artists on steps of test sequences from or to a hidden artist; popularity knows the plays that a cold artist lacks. Predicted vectors take no part in the figures above.</source>
        <translation>Средние с процентильными бутстреп-интервалами 95 % по скрытым исполнителям. Ранг — место собственного вектора среди векторов всех известных исполнителей по косинусу с предсказанным: 0 — ближайший, 0,5 — случай. Следующий исполнитель ищется среди всех на шагах тестовых последовательностей от скрытого исполнителя или к нему; популярность знает прослушивания, которых у холодного исполнителя нет. Предсказанные векторы в показателях выше не участвуют.</translation>
    </message>
    <message>
        <source>Of the randomised solver, as scikit-learn&apos;s n_iter; few leave vectors far from converged</source>
        <translation>Для рандомизированного метода, как n_iter в scikit-learn; если их мало, векторы далеки от сошедшихся</translation>
    </message>
    <message>
        <source>Open it as it is, or make a CSV set of it (segue convert)</source>
        <translation>Откройте его как есть или сделайте из него набор CSV (segue convert)</translation>
    </message>
    <message>
        <source>Power steps</source>
        <translation>Степенные шаги</translation>
    </message>
    <message>
        <source>Predict from tags, albums and names, of a data set that has them, or ask for fewer plays</source>
        <translation>Предсказывайте по тегам, альбомам и именам из набора, где они есть, или требуйте меньше прослушиваний</translation>
    </message>
    <message>
        <source>Randomised</source>
        <translation>Рандомизированный</translation>
    </message>
    <message>
        <source>Several vectors at once, one after another in double precision, or a fixed number of steps from random ones</source>
        <translation>Несколько векторов сразу, один за другим с двойной точностью или заданное число шагов от случайных</translation>
    </message>
    <message>
        <source>The archive holds no file</source>
        <translation>В архиве нет файлов</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>The difference is not significant: Wilcoxon’s signed-rank test (%1), p = %2; randomisation test, p = %3; both after Holm’s correction.</source>
        <translation>Разность незначима: знаковый ранговый критерий Уилкоксона (%1), p = %2; критерий рандомизации, p = %3; оба с поправкой Холма.</translation>
    </message>
    <message>
        <source>The difference is significant: Wilcoxon’s signed-rank test (%1), p = %2; randomisation test, p = %3; both after Holm’s correction.</source>
        <translation>Разность значима: знаковый ранговый критерий Уилкоксона (%1), p = %2; критерий рандомизации, p = %3; оба с поправкой Холма.</translation>
    </message>
    <message>
        <source>The month</source>
        <translation>Месяц</translation>
    </message>
    <message>
        <source>The ranks of the differences say the opposite: Wilcoxon’s signed-rank test (%1), p = %2; randomisation test, on their mean, p = %3; both after Holm’s correction.</source>
        <translation>Ранги разностей говорят обратное: знаковый ранговый критерий Уилкоксона (%1), p = %2; критерий рандомизации по их среднему, p = %3; оба с поправкой Холма.</translation>
    </message>
    <message>
        <source>The row on line %1 is longer than a megabyte. A table of listening data has a row for each play; the file is damaged, or is no such table</source>
        <translation>Запись в строке %1 длиннее мегабайта. В таблице прослушиваний на каждое прослушивание своя запись; файл повреждён или это не такая таблица</translation>
    </message>
    <message>
        <source>The sequences are lists of what each user has played, in the order of the file: nobody listened in this order. What a window over them or the artist that follows tells is of little worth; ALS and the SVD of listeners learn from the counts</source>
        <translation>Последовательности — списки того, что слушал каждый пользователь, в порядке файла: в этом порядке никто не слушал. Окно по ним и следующий исполнитель мало о чём говорят; ALS и SVD слушателей учатся на числе прослушиваний</translation>
    </message>
    <message>
        <source>There are counts, and neither a time nor a position: what a user has played stands in the order of the file, which is not one of listening</source>
        <translation>Есть число прослушиваний, но нет ни времени, ни позиции: прослушанное пользователем стоит в порядке файла, а не прослушивания</translation>
    </message>
    <message>
        <source>This archive holds the raw 30Music release, which is no table</source>
        <translation>В этом архиве исходный выпуск 30Music, это не таблица</translation>
    </message>
    <message>
        <source>This line has no end within %1 MiB: this is no file of the raw 30Music release</source>
        <translation>У этой строки нет конца в пределах %1 МиБ: это не файл исходного выпуска 30Music</translation>
    </message>
    <message>
        <source>Unpack it and choose the folder</source>
        <translation>Распакуйте его и выберите папку</translation>
    </message>
    <message>
        <source>Unpack it, and choose a table of it or its folder</source>
        <translation>Распакуйте его и выберите таблицу из него или папку</translation>
    </message>
    <message>
        <source>Which comes first in dates such as 01/02/2011</source>
        <translation>Что стоит первым в датах вида 01/02/2011</translation>
    </message>
    <message>
        <source>a file of the archive beside the table; it is not read</source>
        <translation>файл архива рядом с таблицей; он не читается</translation>
    </message>
    <message>
        <source>artists that stand with an ID and without; taken as one</source>
        <translation>исполнители, которые встречаются с ID и без него; считаются одним</translation>
    </message>
    <message>
        <source>artists without an ID whose name several IDs have; kept apart from them</source>
        <translation>исполнители без ID, чьё имя есть у нескольких ID; считаются отдельными</translation>
    </message>
    <message>
        <source>hit@k is the share of steps where it stands among the first k; NDCG@k counts late hits for less; MRR is the mean of 1 / rank. &quot;Resembles&quot; ranks by the cosine of two artists’ vectors; &quot;is followed by&quot; ranks by the inner product with a second vector, learned for the artist as a neighbour.</source>
        <translation>hit@k — доля шагов, где он стоит среди первых k; NDCG@k меньше ценит поздние попадания; MRR — среднее 1 / ранг. «Похож на» ранжирует по косинусу векторов двух исполнителей; «за ним следует» — по скалярному произведению со вторым вектором, выученным для исполнителя как соседа.</translation>
    </message>
    <message>
        <source>no interval of one sequence or user</source>
        <translation>по одной последовательности или пользователю интервала нет</translation>
    </message>
    <message>
        <source>text that is not valid in JSON (half of a character, or a control character); it was replaced</source>
        <translation>текст, недопустимый в JSON (половина символа или управляющий символ); он заменён</translation>
    </message>
    <message>
        <source>users whose artists stand in the order of the file, which is not one of listening: the table has counts and no times</source>
        <translation>пользователи, чьи исполнители стоят в порядке файла, а не прослушивания: в таблице есть число прослушиваний и нет времени</translation>
    </message>
    <message>
        <source>interval: %1 (Student’s t) → %2 (BCa bootstrap)</source>
        <translation>интервал: %1 (t Стьюдента) → %2 (бутстреп BCa)</translation>
    </message>
    <message>
        <source>%1 percentile interval %2 to %3</source>
        <translation>процентильный интервал %1: от %2 до %3</translation>
    </message>
    <message>
        <source>Choose that layout, or that it is detected</source>
        <translation>Выберите этот вид файла или его определение</translation>
    </message>
    <message>
        <source>Choose the archive of HetRec 2011 Last.fm</source>
        <translation>Выберите архив HetRec 2011 Last.fm</translation>
    </message>
    <message>
        <source>Choose the archive with the slices</source>
        <translation>Выберите архив с частями</translation>
    </message>
    <message>
        <source>Choose the files of the raw 30Music release, or get them again</source>
        <translation>Выберите файлы исходного выпуска 30Music или получите их заново</translation>
    </message>
    <message>
        <source>In dates such as %1 the day may come first, or the month: say which in the field “Dates” (--dates)</source>
        <translation>В датах вида %1 первым может стоять день или месяц: укажите это в поле «Даты» (--dates)</translation>
    </message>
    <message>
        <source>Save it again as UTF-8; a table that is no part of a CSV set can be imported as it is (Import a table…, or segue import)</source>
        <translation>Сохраните его заново в UTF-8; таблицу не из набора CSV можно импортировать как есть («Импорт таблицы…» или segue import)</translation>
    </message>
    <message>
        <source>Save it again with the line ends of Unix or Windows; a table that is no part of a CSV set can be imported as it is (Import a table…, or segue import)</source>
        <translation>Сохраните его заново с концами строк Unix или Windows; таблицу не из набора CSV можно импортировать как есть («Импорт таблицы…» или segue import)</translation>
    </message>
    <message>
        <source>Share a third as many noise artists among three times as many plays: faster, as good at who resembles whom, worse at who follows</source>
        <translation>Втрое меньше шумовых исполнителей на втрое больше прослушиваний: быстрее, сходство не хуже, следующий исполнитель хуже</translation>
    </message>
    <message>
        <source>Spotify&apos;s mpd.slice.*.json: a folder or an archive of slices, or one of them</source>
        <translation>mpd.slice.*.json от Spotify: папка или архив с частями или одна из них</translation>
    </message>
    <message>
        <source>The archive has no user_artists.dat and artists.dat</source>
        <translation>В архиве нет user_artists.dat и artists.dat</translation>
    </message>
    <message>
        <source>The archive holds no slices of the Million Playlist Dataset (mpd.slice.*.json)</source>
        <translation>В архиве нет частей Million Playlist Dataset (mpd.slice.*.json)</translation>
    </message>
    <message>
        <source>The archive holds several files, and none that is known by its name (last.fm, ListenBrainz, HetRec 2011, Million Playlist Dataset): %1</source>
        <translation>В архиве несколько файлов, и ни один не известен по имени (last.fm, ListenBrainz, HetRec 2011, Million Playlist Dataset): %1</translation>
    </message>
    <message>
        <source>The archive is locked by a password</source>
        <translation>Архив закрыт паролем</translation>
    </message>
    <message>
        <source>This archive holds data of another layout: %1; a table was expected</source>
        <translation>В этом архиве данные другого вида: %1; ожидалась таблица</translation>
    </message>
    <message>
        <source>This file is larger than 64 MiB; those of HetRec 2011 have a few</source>
        <translation>Этот файл больше 64 МиБ; файлы HetRec 2011 занимают несколько</translation>
    </message>
    <message>
        <source>Unpack it with its password, and choose what it held</source>
        <translation>Распакуйте его с паролем и выберите то, что в нём было</translation>
    </message>
    <message>
        <source>Unpack the archive and choose the table that you want</source>
        <translation>Распакуйте архив и выберите нужную таблицу</translation>
    </message>
    <message>
        <source>artists that are numbered anew in place of the table&apos;s IDs</source>
        <translation>исполнители, получившие новые номера вместо ID таблицы</translation>
    </message>
    <message>
        <source>tracks that are numbered anew in place of the table&apos;s IDs or titles</source>
        <translation>треки, получившие новые номера вместо ID или названий таблицы</translation>
    </message>
    <message>
        <source>user_artists.dat, artists.dat, tags.dat and user_taggedartists.dat in one folder or archive</source>
        <translation>user_artists.dat, artists.dat, tags.dat и user_taggedartists.dat в одной папке или архиве</translation>
    </message>
    <message>
        <source>users who are numbered anew in place of the table&apos;s IDs</source>
        <translation>пользователи, получившие новые номера вместо ID таблицы</translation>
    </message>
    <message>
        <source>Length of each artist&apos;s vector; with the bias as a dimension at least 2</source>
        <translation>Длина вектора исполнителя; если смещение — одно из измерений, не меньше 2</translation>
    </message>
    <message>
        <source>Get it again; if it is text, give it another name</source>
        <translation>Получите его заново; если это текст, дайте ему другое имя</translation>
    </message>
    <message>
        <source>The file is named like an archive and is none</source>
        <translation>Файл назван как архив, но архивом не является</translation>
    </message>
    <message>
        <source>There is nothing but another archive in this one: %1</source>
        <translation>В этом архиве нет ничего, кроме другого архива: %1</translation>
    </message>
    <message>
        <source>Unpack it, and open what comes out</source>
        <translation>Распакуйте его и откройте то, что получится</translation>
    </message>
    <message>
        <source>Raise the sub-sampling threshold, or set it to 0 for none</source>
        <translation>Повысьте порог прореживания или задайте 0, чтобы его не было</translation>
    </message>
    <message>
        <source>Sub-sampling left no two plays beside each other: there was nothing to learn</source>
        <translation>После прореживания не осталось двух прослушиваний рядом: учиться не на чем</translation>
    </message>
    <message>
        <source>The first line promises %1 vectors of length %2, for which the file is too short</source>
        <translation>В первой строке обещано векторов: %1, длиной %2; файл для них слишком короток</translation>
    </message>
    <message>
        <source>The tracks file names more than 2147483647 artists of tracks; no more can be read</source>
        <translation>В файле треков больше 2147483647 исполнителей треков; столько не прочитать</translation>
    </message>
    <message>
        <source>A file of an archive of so many files has more than %1 sequences</source>
        <translation>В одном из файлов этого архива больше %1 последовательностей — слишком много, когда файлов столько</translation>
    </message>
    <message>
        <source>A quote that opens on line %1 is never closed, so quotes are taken as plain text. Correct it in the file, or choose how quotes are to be read</source>
        <translation>Кавычка, открытая в строке %1, нигде не закрыта, поэтому кавычки считаются обычным текстом. Исправьте её в файле или выберите, как читать кавычки</translation>
    </message>
    <message>
        <source>A sample of no playlists and no sessions would be no data set</source>
        <translation>Выборка без плейлистов и без сессий не была бы набором данных</translation>
    </message>
    <message>
        <source>Ask for some of either</source>
        <translation>Задайте хотя бы сколько-нибудь тех или других</translation>
    </message>
    <message>
        <source>Delete one of them, or give it another name</source>
        <translation>Удалите один из них или назовите его иначе</translation>
    </message>
    <message>
        <source>Did you mean %1? Choose another file, or correct the name in its header</source>
        <translation>Возможно, имелось в виду %1? Выберите другой файл или исправьте имя в его заголовке</translation>
    </message>
    <message>
        <source>Get the archive again; if nothing is missing in it, unpack it and pack it anew</source>
        <translation>Получите архив заново; если в нём ничего не пропало, распакуйте его и упакуйте снова</translation>
    </message>
    <message>
        <source>Look at what it says: a download that failed leaves such a file</source>
        <translation>Посмотрите, что в ней написано: такой файл остаётся от неудавшейся загрузки</translation>
    </message>
    <message>
        <source>Of the first rows with accents, %1 are UTF-8 (the first is on line %2) and %3 are not (line %4): two encodings are mixed. Names in one of them will be wrong, whichever is chosen</source>
        <translation>Из первых строк с буквами не из ASCII %1 — в UTF-8 (первая из них в строке %2), а %3 — нет (строка %4): смешаны две кодировки. Какую из них ни выбрать, имена в другой будут искажены</translation>
    </message>
    <message>
        <source>The archive ends before its list of files: it is cut off</source>
        <translation>Архив кончается раньше своего списка файлов: он обрезан</translation>
    </message>
    <message>
        <source>The archive has no end: what followed its last file was cut off</source>
        <translation>У архива нет конца: всё, что шло за последним файлом, обрезано</translation>
    </message>
    <message>
        <source>The header has %1 twice, as column %2 and as column %3</source>
        <translation>В заголовке %1 стоит дважды: в столбце %2 и в столбце %3</translation>
    </message>
    <message>
        <source>There is no column %1. Did you mean %2? The columns are: %3</source>
        <translation>Нет столбца %1. Возможно, имелось в виду %2? Есть столбцы: %3</translation>
    </message>
    <message>
        <source>There is no column %1. The columns are: %2</source>
        <translation>Нет столбца %1. Есть столбцы: %2</translation>
    </message>
    <message>
        <source>This is JSON, of none of the kinds that are known (Million Playlist Dataset, ListenBrainz)</source>
        <translation>Это JSON, но ни одного из известных видов (Million Playlist Dataset, ListenBrainz)</translation>
    </message>
    <message>
        <source>This is a page (HTML or XML) and no table</source>
        <translation>Это страница (HTML или XML), а не таблица</translation>
    </message>
    <message>
        <source>Turn it into a table with a row for each play</source>
        <translation>Превратите его в таблицу, в которой на каждое прослушивание есть строка</translation>
    </message>
    <message>
        <source>Unpack the archive, and choose the folder</source>
        <translation>Распакуйте архив и выберите папку</translation>
    </message>
    <message>
        <source>a quote that opens here is never closed; all quotes were taken as plain text</source>
        <translation>открытая здесь кавычка нигде не закрыта; все кавычки прочитаны как обычный текст</translation>
    </message>
    <message>
        <source>rows that end in a carriage return alone; a line feed was expected</source>
        <translation>строки, которые кончаются одним возвратом каретки; ожидался перевод строки</translation>
    </message>
    <message>
        <source>The column %1 holds lists such as %2, and each row of a table is one play. The files of a CSV set (30Music) are not imported: open their folder</source>
        <translation>В столбце %1 списки, например %2, а каждая строка таблицы — одно прослушивание. Файлы набора CSV (30Music) не импортируют: откройте их папку</translation>
    </message>
    <message>
        <source>This folder holds 30Music, which is no table: its CSV set or its raw release</source>
        <translation>В этой папке 30Music (набор CSV или исходный выпуск), а не таблица</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be both: a run that is resumed begins where it ended</source>
        <translation>%1 и %2 вместе не бывают: продолженная модель начинает там, где закончила</translation>
    </message>
    <message>
        <source>%1 must be a list of numbers, but is %2</source>
        <translation>%1 должно быть списком чисел, а не %2</translation>
    </message>
    <message>
        <source>%1 names no run to resume</source>
        <translation>%1 не называет модели, обучение которой продолжить</translation>
    </message>
    <message>
        <source>%1 on validation sequences after each epoch, by output vectors where a model has them. Where it falls, the model over-fits.</source>
        <translation>%1 на валидационных последовательностях после каждой эпохи, по выходным векторам, если они у модели есть. Где он падает, модель переобучается.</translation>
    </message>
    <message>
        <source>A hit: the artist that comes next is among the k best</source>
        <translation>Попадание: следующий исполнитель — среди k лучших</translation>
    </message>
    <message>
        <source>Ask for more epochs than that</source>
        <translation>Задайте больше эпох</translation>
    </message>
    <message>
        <source>Automatic: hit@k, &quot;is followed by&quot; where the model has output vectors, else &quot;resembles&quot;</source>
        <translation>Автоматически: hit@k по мере «за ним следует», если у модели есть выходные векторы, иначе «похож на»</translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation>Можно продолжить</translation>
    </message>
    <message>
        <source>Choose the run&apos;s own model</source>
        <translation>Выберите тот же вид модели</translation>
    </message>
    <message>
        <source>Copy the whole run folder again; or start from the run&apos;s vectors instead of resuming it</source>
        <translation>Скопируйте всю папку модели заново; или начните с её векторов вместо продолжения</translation>
    </message>
    <message>
        <source>It can be resumed after epoch %1</source>
        <translation>Обучение можно продолжить после эпохи %1</translation>
    </message>
    <message>
        <source>Leave one of them out</source>
        <translation>Уберите одно из них</translation>
    </message>
    <message>
        <source>Name a run folder, or leave it out</source>
        <translation>Укажите папку модели или уберите этот ключ</translation>
    </message>
    <message>
        <source>Noise is drawn by plays to this power, any number; 0: evenly, negative: rare artists more often</source>
        <translation>Шум берётся по прослушиваниям в этой степени, любой; 0: равномерно, меньше 0: чаще редкие исполнители</translation>
    </message>
    <message>
        <source>Raise the patience, or set it to 0</source>
        <translation>Увеличьте терпение или задайте 0</translation>
    </message>
    <message>
        <source>Resume it on its data set, with its choices of corpus and split; or start from its vectors instead</source>
        <translation>Продолжите на её наборе данных, с её корпусом и разбиением; или начните с её векторов</translation>
    </message>
    <message>
        <source>Resume it with a newer version of Segue</source>
        <translation>Продолжите обучение в более новой версии Segue</translation>
    </message>
    <message>
        <source>Resume with the options and on the sequences of the run</source>
        <translation>Продолжайте с параметрами и последовательностями этой модели</translation>
    </message>
    <message>
        <source>Resuming %1: %2 of %3 epochs are done</source>
        <translation>Продолжение %1: пройдено эпох %2 из %3</translation>
    </message>
    <message>
        <source>Set it back; or start from the run&apos;s vectors instead of resuming it</source>
        <translation>Верните прежнее значение; или начните с векторов модели вместо продолжения</translation>
    </message>
    <message>
        <source>Start from its vectors instead. Runs of item2vec can be resumed that were trained on the CPU past their first epoch, with keep_state</source>
        <translation>Начните с её векторов. Продолжить можно модели item2vec, обученные на процессоре дольше одной эпохи с параметром keep_state</translation>
    </message>
    <message>
        <source>The file holds %1 × %2 numbers, but run.json says %3 × %4</source>
        <translation>В файле %1 × %2 чисел, а по run.json их %3 × %4</translation>
    </message>
    <message>
        <source>The patience of %1 epochs is at its end: of the run&apos;s %2 epochs, epoch %3 was the best</source>
        <translation>Терпение (эпох: %1) исчерпано: пройдено эпох %2, лучшей была эпоха %3</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; cannot be resumed with another %2: it was %3, and is %4 now</source>
        <translation>Обучение модели «%1» нельзя продолжить с другим %2: было %3, стало %4</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; has all its %2 epochs already</source>
        <translation>Модель «%1» уже прошла все свои эпохи: %2</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is of %2 and cannot be resumed as %3</source>
        <translation>Модель «%1» — это %2, её нельзя продолжить как %3</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; keeps nothing to resume it from</source>
        <translation>У модели «%1» нет того, с чего продолжить обучение</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; was trained on other sequences or artists than these: the fingerprint of its corpus is %2, not %3</source>
        <translation>Модель «%1» обучена на других последовательностях или исполнителях: отпечаток её корпуса — %2, а не %3</translation>
    </message>
    <message>
        <source>This file, which resuming the run needs (%1), is missing</source>
        <translation>Нет этого файла, а он нужен для продолжения обучения (%1)</translation>
    </message>
    <message>
        <source>This is not what training left here: its fingerprint is %1, run.json says %2</source>
        <translation>Это не то, что оставило здесь обучение: отпечаток — %1, а по run.json — %2</translation>
    </message>
    <message>
        <source>Train the model again</source>
        <translation>Обучите модель ещё раз</translation>
    </message>
    <message>
        <source>What the run keeps for resuming was written in format %1; this version of Segue reads format %2</source>
        <translation>То, что нужно для продолжения обучения, записано в формате %1; эта версия Segue читает формат %2</translation>
    </message>
    <message>
        <source>hit@k, is followed by</source>
        <translation>hit@k, за ним следует</translation>
    </message>
    <message>
        <source>hit@k, resembles</source>
        <translation>hit@k, похож на</translation>
    </message>
    <message>
        <source>item2vec: the state to go on from counts the steps of %1 rows, here are %2</source>
        <translation>item2vec: в сохранённом состоянии сосчитаны шаги строк: %1, а здесь их %2</translation>
    </message>
    <message>
        <source>item2vec: the state to go on from has a table of %1 × %2 numbers, here it is one of %3 × %4</source>
        <translation>item2vec: в сохранённом состоянии таблица из %1 × %2 чисел, а здесь — %3 × %4</translation>
    </message>
    <message>
        <source>item2vec: the state to go on from holds values that are no finite numbers</source>
        <translation>item2vec: в сохранённом состоянии есть значения, которые не конечные числа</translation>
    </message>
    <message>
        <source>item2vec: the state to go on from lacks the vectors of its best epoch</source>
        <translation>item2vec: в сохранённом состоянии нет векторов лучшей эпохи</translation>
    </message>
    <message>
        <source>k of hit@k</source>
        <translation>k в hit@k</translation>
    </message>
    <message>
        <source>the GPU resumes no run</source>
        <translation>на видеокарте обучение не продолжается</translation>
    </message>
    <message>
        <source>Keep the tables after each epoch, so that training can go on from there: twice the memory while training; on disk, where it was stopped, as much again as the vectors (Adagrad twice, Adam three times)</source>
        <translation>Хранить таблицы после каждой эпохи, чтобы обучение можно было продолжить: при обучении вдвое больше памяти; на диске, если его остановили, ещё столько же, сколько векторы (с Adagrad вдвое, с Adam втрое больше)</translation>
    </message>
    <message>
        <source>The header has %1 twice, as column %2 and as column %3; the first is used. Say by number which one is meant</source>
        <translation>В заголовке %1 стоит дважды: в столбце %2 и в столбце %3; берётся первый. Укажите номер того, который нужен</translation>
    </message>
    <message>
        <source>a column name that stands twice in the header; the first column was used</source>
        <translation>имя столбца стоит в заголовке дважды; взят первый столбец</translation>
    </message>
    <message>
        <source>a row among the first that is not UTF-8; the encoding of the file was guessed</source>
        <translation>строка из первых не в UTF-8; кодировка файла угадана</translation>
    </message>
    <message>
        <source>a row in UTF-8 among the first of a file that was read in another encoding, which was guessed; its accents are wrong</source>
        <translation>строка в UTF-8 среди первых строк файла, который прочитан в другой, угаданной кодировке; буквы в ней искажены</translation>
    </message>
    <message>
        <source>no column of users; all rows were taken as one listener&apos;s</source>
        <translation>нет столбца слушателей; все строки взяты как прослушивания одного слушателя</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. The run is in %3 instead</source>
        <translation>Не удалось записать %1: %2. Вместо этого модель записана в %3</translation>
    </message>
    <message>
        <source>Give the other model another name, or write the results to another folder</source>
        <translation>Назовите другую модель иначе или запишите результаты в другую папку</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; resumes the run that the model &quot;%2&quot; would replace</source>
        <translation>Модель «%1» продолжает обучение той, которую заменила бы модель «%2»</translation>
    </message>
    <message>
        <source>The run with cold artists cannot be resumed: %1 (%2)</source>
        <translation>Обучение модели с холодными исполнителями продолжить нельзя: %1 (%2)</translation>
    </message>
    <message>
        <source>The run&apos;s evaluations are of the vectors that it has now: they go when the resumed run takes its place</source>
        <translation>Оценки модели относятся к её нынешним векторам: они исчезнут, когда её место займёт модель, обученная дальше</translation>
    </message>
    <message>
        <source>All plays are of one artist, of which collapsing repeats leaves one a sequence</source>
        <translation>Все прослушивания — одного исполнителя, и после сжатия повторов в каждой последовательности остаётся одно</translation>
    </message>
    <message>
        <source>Do not collapse repeats, and train same-artist pairs (collapse_repeats, same_artist_pairs)</source>
        <translation>Не сжимайте повторы и обучайте на парах исполнителя с собой (collapse_repeats, same_artist_pairs)</translation>
    </message>
    <message>
        <source>Let patience go by resembles (validation.judged_by), or choose the output negative_sampling or softmax</source>
        <translation>Судите по resembles (validation.judged_by) или выберите выход negative_sampling или softmax</translation>
    </message>
    <message>
        <source>Let patience go by resembles (validation.judged_by), or set it to 0</source>
        <translation>Судите по resembles (validation.judged_by) или задайте терпение 0</translation>
    </message>
    <message>
        <source>Lower the learning rate, or start from shorter vectors: those given may be far too long</source>
        <translation>Уменьшите скорость обучения или начните с более коротких векторов: заданные, возможно, слишком длинные</translation>
    </message>
    <message>
        <source>Patience cannot go by followed_by: %1 with these options has no output vectors to tell what follows</source>
        <translation>Для терпения нельзя судить по followed_by: у модели «%1» с этими параметрами нет выходных векторов, чтобы судить, что идёт следом</translation>
    </message>
    <message>
        <source>Patience needs validation sequences to judge by, and none of the %1 holds two different artists that training knows</source>
        <translation>Для терпения нужны валидационные последовательности, а здесь (всего: %1) нет ни одной с двумя разными исполнителями, известными обучению</translation>
    </message>
    <message>
        <source>Patience needs validation sequences to judge by, and the validation share of the split is so small that of %1 sequences it gives none</source>
        <translation>Для терпения нужны валидационные последовательности, а доля валидации в разбиении так мала, что не даёт ни одной (всего последовательностей: %1)</translation>
    </message>
    <message>
        <source>Raise the validation share, lower the minimum count, or set patience to 0</source>
        <translation>Увеличьте долю валидации, уменьшите минимум прослушиваний или задайте терпение 0</translation>
    </message>
    <message>
        <source>Raise the validation share, or set patience to 0</source>
        <translation>Увеличьте долю валидации или задайте терпение 0</translation>
    </message>
    <message>
        <source>Start from other vectors, or from these brought to a length of about 1</source>
        <translation>Начните с других векторов или приведите эти к длине около 1</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is of %2: only runs of item2vec can be resumed</source>
        <translation>Запуск «%1» — это %2, а продолжать можно только запуски item2vec</translation>
    </message>
    <message>
        <source>The same bits for any number of threads; trains in batches, which takes about ten times as long</source>
        <translation>Те же биты при любом числе потоков; обучение идёт пакетами и длится примерно в десять раз дольше</translation>
    </message>
    <message>
        <source>Train it anew, or start from its vectors where the model can (--start)</source>
        <translation>Обучите модель заново или, если она это умеет, начните с её векторов (--start)</translation>
    </message>
    <message>
        <source>Train same-artist pairs, and do not collapse repeats (same_artist_pairs, collapse_repeats)</source>
        <translation>Обучайте на парах исполнителя с собой и не сжимайте повторы (same_artist_pairs, collapse_repeats)</translation>
    </message>
    <message>
        <source>Without effect, as the other options are: %1</source>
        <translation>При таких остальных параметрах ни на что не влияет: %1</translation>
    </message>
    <message>
        <source>item2vec: the longest of the vectors to start from has a length of %1, of which nothing can be learnt</source>
        <translation>item2vec: самый длинный из начальных векторов имеет длину %1, на таком ничему не научиться</translation>
    </message>
    <message>
        <source>item2vec: there is one artist only, and pairs of an artist with itself are not trained</source>
        <translation>item2vec: исполнитель всего один, а на парах исполнителя с собой обучение не идёт</translation>
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
    <message>
        <source>predicted</source>
        <translation>предсказан</translation>
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
    <name>segue::ui::BandPlot</name>
    <message>
        <source>%1 steps</source>
        <translation>Шагов: %1</translation>
    </message>
    <message>
        <source>%1: artists %2 to %3 by training plays</source>
        <translation>%1: исполнители с %2 по %3 по прослушиваниям в обучении</translation>
    </message>
    <message>
        <source>Sequences of %1 different artists</source>
        <translation>Последовательности, где разных исполнителей %1</translation>
    </message>
    <message>
        <source>%1 steps of %2 sequences</source>
        <translation>Шагов: %1, последовательностей: %2</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>Популярность</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Последовательности</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
</context>
<context>
    <name>segue::ui::Bands</name>
    <message>
        <source>Head</source>
        <comment>most played artists</comment>
        <translation>Голова</translation>
    </message>
    <message>
        <source>Tail</source>
        <comment>least played artists</comment>
        <translation>Хвост</translation>
    </message>
    <message>
        <source>Middle</source>
        <comment>of popularity</comment>
        <translation>Середина</translation>
    </message>
</context>
<context>
    <name>segue::ui::BandsPanel</name>
    <message>
        <source>%1 by popularity of the artist to foresee</source>
        <translation>%1 по популярности предсказываемого исполнителя</translation>
    </message>
    <message>
        <source>%1 by length of the sequence</source>
        <translation>%1 по длине последовательности</translation>
    </message>
    <message>
        <source>Length: different artists of the sequence.</source>
        <translation>Длина: число разных исполнителей в последовательности.</translation>
    </message>
    <message>
        <source>A model that foresees the head alone repeats what everybody plays; the tail shows what it has learned. Whiskers: %1.</source>
        <comment>%1: BCa interval</comment>
        <translation>Модель, которая угадывает только голову, повторяет то, что слушают все; хвост показывает, чему она научилась. Усы: %1.</translation>
    </message>
</context>
<context>
    <name>segue::ui::ColdDialog</name>
    <message>
        <source>Counting what is known of artists</source>
        <translation>Подсчёт известного об исполнителях</translation>
    </message>
    <message>
        <source>Cold artists</source>
        <translation>Холодные исполнители</translation>
    </message>
    <message>
        <source>Vectors for artists whom nobody has played, predicted from what is known of them. They are added to a copy of “%1” and marked as predicted wherever they show.</source>
        <translation>Векторы исполнителей, которых никто не слушал, предсказанные по тому, что о них известно. Они добавляются к копии «%1» и всюду помечены как предсказанные.</translation>
    </message>
    <message>
        <source>How well: %1</source>
        <translation>Насколько хорошо: %1</translation>
    </message>
    <message>
        <source>%1 cold artists have a predicted vector; of %2 more nothing is known. Learnt from %3 artists; measured on %4 of them whose vectors were hidden, as if nobody had played them.</source>
        <translation>Холодных исполнителей с предсказанным вектором: %1; о других %2 не известно ничего. Обучено на %3 исполнителях; измерено на %4 из них, чьи векторы были скрыты, как если бы их никто не слушал.</translation>
    </message>
    <message>
        <source>Their hidden vectors and the predicted ones</source>
        <translation>Скрытые векторы и предсказанные</translation>
    </message>
    <message>
        <source>The next artist, in test sequences, from or to one of them</source>
        <translation>Следующий исполнитель в проверочных последовательностях: от одного из них или к нему</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Копировать таблицу</translation>
    </message>
    <message>
        <source>Both tables, tab-separated, for a spreadsheet or pandas</source>
        <translation>Обе таблицы через табуляцию, для электронной таблицы или pandas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>What is being predicted goes on, and is seen on the Train page</source>
        <translation>Начатое предсказание продолжится, его видно на странице «Обучение»</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Предсказать</translation>
    </message>
    <message>
        <source>Means with 95 % percentile bootstrap intervals over the hidden artists. Rank: where the own vector stands among all known ones, by cosine to the predicted one; 0 is the nearest, 0.5 is chance. Popularity knows the plays that a cold artist lacks. The report and the run&apos;s folder have these figures too.</source>
        <translation>Средние с процентильными бутстреп-интервалами 95 % по скрытым исполнителям. Ранг: место собственного вектора среди всех известных по косинусу с предсказанным; 0 — ближайший, 0,5 — случай. Популярность знает прослушивания, которых у холодного исполнителя нет. Эти показатели есть и в отчёте, и в папке запуска.</translation>
    </message>
</context>
<context>
    <name>segue::ui::ColdHoldingsPanel</name>
    <message>
        <source>What is known of artists</source>
        <translation>Что известно об исполнителях</translation>
    </message>
    <message>
        <source>different ones</source>
        <translation>разных</translation>
    </message>
    <message>
        <source>artists with a vector</source>
        <translation>исполнителей с вектором</translation>
    </message>
    <message>
        <source>cold artists</source>
        <translation>холодных исполнителей</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Albums shared with others</source>
        <translation>Общие альбомы</translation>
    </message>
    <message>
        <source>Names shared with others</source>
        <translation>Общие имена</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Что-нибудь из этого</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message>
        <source>Of %1 artists that the corpus leaves without a vector, %2 can get one, as something is known of them. It is learnt from those of the %3 artists with a vector of whom something is known: %4.</source>
        <translation>Из исполнителей, оставшихся в корпусе без вектора (%1), вектор могут получить %2: о них что-то известно. Обучение идёт на тех из %3 исполнителей с вектором, о ком что-то известно: %4.</translation>
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
    <name>segue::ui::CountsModel</name>
    <message>
        <source>exact</source>
        <comment>search</comment>
        <translation>точный</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>count, share</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>На чём основаны показатели</translation>
    </message>
    <message>
        <source>Sequences walked through</source>
        <translation>Пройдено последовательностей</translation>
    </message>
    <message>
        <source>Steps (predictions)</source>
        <translation>Шагов (предсказаний)</translation>
    </message>
    <message>
        <source>Sequences too short</source>
        <translation>Слишком короткие последовательности</translation>
    </message>
    <message>
        <source>Sequences with an unknown artist, left out</source>
        <translation>Последовательности с неизвестным исполнителем, исключённые</translation>
    </message>
    <message>
        <source>Sequences of the source not asked for</source>
        <translation>Последовательности источника, о котором не спрашивали</translation>
    </message>
    <message>
        <source>Plays in these sequences</source>
        <translation>Прослушиваний в этих последовательностях</translation>
    </message>
    <message>
        <source>Plays of unknown artists</source>
        <translation>Прослушиваний неизвестных исполнителей</translation>
    </message>
    <message>
        <source>Unknown targets</source>
        <translation>Неизвестных целей</translation>
    </message>
    <message>
        <source>Steps from an artist without a vector</source>
        <translation>Шагов от исполнителя без вектора</translation>
    </message>
    <message>
        <source>Steps to an artist without a vector</source>
        <translation>Шагов к исполнителю без вектора</translation>
    </message>
    <message>
        <source>Tied targets</source>
        <translation>Цели с равной оценкой</translation>
    </message>
    <message>
        <source>Distinct questions</source>
        <translation>Разных вопросов</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Кандидаты</translation>
    </message>
    <message>
        <source>Mean plays of the targets</source>
        <translation>Средняя популярность целей</translation>
    </message>
    <message>
        <source>Recall of the search</source>
        <translation>Полнота поиска</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Fewer than two different artists are left to walk through</source>
        <translation>Для прохода осталось меньше двух разных исполнителей</translation>
    </message>
    <message>
        <source>Their artists do not occur in the training sequences, or too seldom</source>
        <translation>Их исполнителей в обучающих последовательностях нет или слишком мало</translation>
    </message>
    <message>
        <source>Held-out steps that lead to an artist that no model could learn about; they are not asked</source>
        <translation>Отложенные шаги к исполнителю, о котором не могла узнать ни одна модель; о них не спрашивают</translation>
    </message>
    <message>
        <source>These steps can only miss; they count as misses</source>
        <translation>Эти шаги могут только промахнуться и засчитаны как промахи</translation>
    </message>
    <message>
        <source>Another candidate has the very same score; of equal ones the more played artist ranks first</source>
        <translation>У другого кандидата ровно та же оценка; из равных впереди более популярный исполнитель</translation>
    </message>
    <message>
        <source>Equal questions are ranked once</source>
        <translation>Одинаковые вопросы упорядочиваются один раз</translation>
    </message>
    <message>
        <source>Artists that could be recommended to somebody: the whole catalogue, never a sample</source>
        <translation>Исполнители, которых можно кому-то рекомендовать: весь каталог, никогда не выборка</translation>
    </message>
    <message>
        <source>Training plays of the artists that really came next: what a perfect model&apos;s mean plays would be</source>
        <translation>Прослушивания в обучении у исполнителей, звучавших дальше на самом деле: средняя популярность у безупречной модели</translation>
    </message>
    <message>
        <source>Share of the exact best that an approximate search found, measured on a sample</source>
        <translation>Доля точно лучших, которую нашёл приближённый поиск, измеренная на выборке</translation>
    </message>
</context>
<context>
    <name>segue::ui::CountsPanel</name>
    <message>
        <source>Counts</source>
        <translation>Счётчики</translation>
    </message>
    <message>
        <source>Nothing is left out silently: what could not be asked, could only miss, or was tied. Point at a line for what it means.</source>
        <translation>Ничего не исключается молча: здесь то, о чём нельзя было спросить, что могло только промахнуться, и равные оценки. Наведите на строку, чтобы узнать, что она значит.</translation>
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
        <source>Logarithmic</source>
        <translation>Логарифм. шкала</translation>
    </message>
    <message>
        <source>Largest residual</source>
        <translation>Наибольшая невязка</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>оставлена</translation>
    </message>
    <message>
        <source>kept: epoch %1</source>
        <translation>оставлена эпоха %1</translation>
    </message>
    <message>
        <source>Cosine, %</source>
        <translation>Косинус, %</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Норма градиента</translation>
    </message>
    <message>
        <source>Throughput, per second</source>
        <translation>Скорость, в секунду</translation>
    </message>
    <message>
        <source>Training figure</source>
        <translation>Показатель обучения</translation>
    </message>
    <message>
        <source>Loss: mean of a training pair. Gradient norm: mean length of the gradient of an artist&apos;s vector</source>
        <translation>Потери: среднее по обучающим парам. Норма градиента: средняя длина градиента вектора исполнителя</translation>
    </message>
    <message>
        <source>Cosine in sequences</source>
        <translation>Косинус в последовательностях</translation>
    </message>
    <message>
        <source>Validation figure</source>
        <translation>Показатель на валидации</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Валидация</translation>
    </message>
    <message>
        <source>of each singular triplet</source>
        <translation>каждой сингулярной тройки</translation>
    </message>
    <message>
        <source>Singular triplet</source>
        <translation>Сингулярная тройка</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Невязка</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>Сингулярное число</translation>
    </message>
    <message>
        <source>Figure of the singular triplets</source>
        <translation>Величина сингулярных троек</translation>
    </message>
    <message>
        <source>Restart or step</source>
        <translation>Перезапуск или шаг</translation>
    </message>
    <message>
        <source>Residual: how far a vector is from an exact one, as a share of its eigenvalue; the tolerance is its upper limit, but for the randomised solver</source>
        <translation>Невязка: насколько вектор далёк от точного, в долях собственного значения; допуск — её верхний предел, кроме рандомизированного метода</translation>
    </message>
    <message>
        <source>%1, hit@%2</source>
        <translation>%1, hit@%2</translation>
    </message>
    <message>
        <source>%1, %</source>
        <comment>hit@10, %</comment>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>%1, either way</source>
        <comment>hit@10</comment>
        <translation>%1, обе меры</translation>
    </message>
    <message>
        <source>%1, is followed by</source>
        <comment>hit@10</comment>
        <translation>%1, за ним следует</translation>
    </message>
    <message>
        <source>%1, resembles</source>
        <comment>hit@10</comment>
        <translation>%1, похож на</translation>
    </message>
    <message>
        <source>On validation sequences: hits by either scoring of the training that is shown, or one figure of all trainings. The cosine is the mean over all pairs of artists in a sequence</source>
        <translation>На валидационных последовательностях: попадания по обеим мерам для показанного обучения или один показатель для всех обучений. Косинус — среднее по всем парам исполнителей последовательности</translation>
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
    <name>segue::ui::DeviceBox</name>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU %1: %2</source>
        <translation>GPU %1: %2</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>Все GPU</translation>
    </message>
    <message>
        <source>Trains on the CPU: this build has no CUDA</source>
        <translation>Обучение на CPU: в этой сборке нет CUDA</translation>
    </message>
    <message>
        <source>Trains on the CPU: no NVIDIA driver was found</source>
        <translation>Обучение на CPU: драйвер NVIDIA не найден</translation>
    </message>
    <message>
        <source>Trains on the CPU: the NVIDIA driver is too old</source>
        <translation>Обучение на CPU: драйвер NVIDIA слишком старый</translation>
    </message>
    <message>
        <source>Trains on the CPU: no NVIDIA GPU was found</source>
        <translation>Обучение на CPU: GPU NVIDIA не найден</translation>
    </message>
    <message>
        <source>Trains on the CPU: the NVIDIA GPU cannot be used</source>
        <translation>Обучение на CPU: GPU NVIDIA использовать нельзя</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Trains on the CPU: the NVIDIA GPU is too old</source>
        <translation>Обучение на процессоре: видеокарта NVIDIA слишком старая</translation>
    </message>
    <message>
        <source>A GPU trains with negative sampling, by SGD or Adagrad; what it cannot train goes to the CPU. Models are ranked where this says, too.</source>
        <translation>GPU обучает с отрицательными примерами, методами SGD и Adagrad; чего он не умеет, обучает процессор. Здесь же ранжируются и модели.</translation>
    </message>
</context>
<context>
    <name>segue::ui::DifferencePlot</name>
    <message>
        <source>Both do equally well on %1 sequences</source>
        <translation>Обе справились поровну на последовательностях: %1</translation>
    </message>
    <message>
        <source>%1 is better by %2 to %3 on %4 sequences</source>
        <translation>%1 лучше на величину от %2 до %3; последовательностей: %4</translation>
    </message>
    <message>
        <source>← %1 better</source>
        <translation>← %1 лучше</translation>
    </message>
    <message>
        <source>%1 better →</source>
        <translation>%1 лучше →</translation>
    </message>
</context>
<context>
    <name>segue::ui::DifferencesPanel</name>
    <message>
        <source>Comparing sequences</source>
        <translation>Сравнение последовательностей</translation>
    </message>
    <message>
        <source>Walking through the sequence</source>
        <translation>Проход последовательности</translation>
    </message>
    <message>
        <source>Each step: what was heard, what came next, where each model ranked it, and what it foresaw (✓ came next). Double-click an artist for its neighbours.</source>
        <translation>Каждый шаг: что звучало, что было дальше, на какое место это поставила каждая модель и что она предсказывала (✓ звучало дальше). Двойной щелчок по исполнителю ведёт к его соседям.</translation>
    </message>
    <message>
        <source>%1 of each sequence</source>
        <translation>%1 каждой последовательности</translation>
    </message>
    <message>
        <source>How many sequences differ by how much; counts are logarithmic. Click a bar for its sequences.</source>
        <translation>Сколько последовательностей и насколько различаются; число — в логарифмической шкале. Щёлкните столбец, чтобы увидеть его последовательности.</translation>
    </message>
    <message>
        <source>Sequences: %1</source>
        <translation>Последовательностей: %1</translation>
    </message>
    <message>
        <source>A sequence</source>
        <translation>Последовательность</translation>
    </message>
    <message>
        <source>Choose a sequence at the left: each step is shown with what both models foresaw and where the truth ranked.</source>
        <translation>Выберите последовательность слева: для каждого шага видно, что предсказывали обе модели и на каком месте было то, что звучало на самом деле.</translation>
    </message>
    <message>
        <source>against</source>
        <comment>between two models</comment>
        <translation>против</translation>
    </message>
    <message>
        <source>First model</source>
        <translation>Первая модель</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>Вторая модель</translation>
    </message>
    <message>
        <source>Number of sequences by the difference of %1: %2 less %3.</source>
        <translation>Число последовательностей по разности %1: %2 минус %3.</translation>
    </message>
</context>
<context>
    <name>segue::ui::Drawing</name>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Copy or save as CSV, Markdown, LaTeX or a picture</source>
        <translation>Скопировать или сохранить как CSV, Markdown, LaTeX или рисунок</translation>
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
        <source>Compare by</source>
        <translation>Сравнивать по</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Оценки пока нет</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <comment>heading</comment>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>These figures were kept with the models; evaluate to hold them against levels and newer models.</source>
        <translation>Эти показатели сохранены вместе с моделями; проведите оценку, чтобы сравнить их с уровнями и более новыми моделями.</translation>
    </message>
    <message>
        <source>%1 was trained on another corpus or split: it may have seen some of these sequences.</source>
        <translation>%1 обучена на другом корпусе или разбиении и могла видеть часть этих последовательностей.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>baseline</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>The figures are of other choices than these: evaluate again.</source>
        <translation>Показатели получены с другим выбором: проведите оценку заново.</translation>
    </message>
    <message>
        <source>Choose models at the left, then evaluate. Figures come with intervals, every pair of models is tested, and each sequence can be looked into.</source>
        <translation>Выберите модели слева и начните оценку. Показатели даются с интервалами, каждая пара моделей проверяется критерием, и в каждую последовательность можно заглянуть.</translation>
    </message>
    <message>
        <source>Mean over</source>
        <translation>Среднее по</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>последовательностям</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>шагам</translation>
    </message>
    <message>
        <source>Sequences: each counts alike (macro). Steps: each prediction counts alike (micro).</source>
        <translation>Последовательности: каждая считается одинаково (макро). Шаги: каждое предсказание считается одинаково (микро).</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Из</translation>
    </message>
    <message>
        <source>all sources</source>
        <translation>все источники</translation>
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
        <source>Baseline</source>
        <translation>Основа</translation>
    </message>
    <message>
        <source>The model that the others are held against; it stays on top of the table</source>
        <translation>Модель, с которой сравниваются остальные; она остаётся первой в таблице</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>Значимость</translation>
    </message>
    <message>
        <source>%1 holds figures of an earlier version of Segue, which cannot be compared any more: evaluate it again.</source>
        <translation>%1 хранит показатели прежней версии Segue, их уже нельзя сравнить: оцените заново.</translation>
    </message>
    <message>
        <source>Sequences</source>
        <comment>tab</comment>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>By band</source>
        <comment>tab</comment>
        <translation>По полосам</translation>
    </message>
    <message>
        <source>Defects of 2020</source>
        <comment>tab</comment>
        <translation>Дефекты 2020</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>tab</comment>
        <translation>Счётчики</translation>
    </message>
    <message>
        <source>Ranked on %1.</source>
        <translation>Ранжирование выполнено: %1.</translation>
    </message>
    <message>
        <source>%1 is left out. %2.</source>
        <translation>%1: пропущено. %2.</translation>
    </message>
    <message>
        <source>%1 is left out. %2. %3.</source>
        <translation>%1: пропущено. %2. %3.</translation>
    </message>
    <message>
        <source>By this protocol intervals are Student&apos;s t alone, over sequences as if these were independent.</source>
        <translation>По этому протоколу интервалы — только t Стьюдента, по последовательностям, как если бы они были независимы.</translation>
    </message>
    <message>
        <source>By this protocol tests are two-sided whatever is chosen, and leave out sequences where both do equally well.</source>
        <translation>По этому протоколу критерии двусторонние, что бы ни было выбрано, и пропускают последовательности, где обе модели равны.</translation>
    </message>
</context>
<context>
    <name>segue::ui::EvaluationChoices</name>
    <message>
        <source>Some of the defects, as chosen under Advanced.</source>
        <translation>Некоторые из дефектов, выбранные в разделе «Дополнительно».</translation>
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
        <source>Beside them</source>
        <translation>Рядом с ними</translation>
    </message>
    <message>
        <source>Recommenders without vectors: levels that models have to beat</source>
        <translation>Рекомендации без векторов: уровни, которые модели должны превзойти</translation>
    </message>
    <message>
        <source>Predict the next artist by</source>
        <translation>Мера предсказания</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Исправленный</translation>
    </message>
    <message>
        <source>As in 2020</source>
        <translation>Как в 2020 году</translation>
    </message>
    <message>
        <source>Own choice of defects</source>
        <translation>Свой выбор дефектов</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Доля попаданий</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Полнота</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation>NDCG</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>Among the best</source>
        <translation>Среди лучших</translation>
    </message>
    <message>
        <source>One or several k, such as 1, 10, 100</source>
        <translation>Одно или несколько k, например 1, 10, 100</translation>
    </message>
    <message>
        <source>The whole catalogue is ranked, always. Figures among a sample of artists are not offered: they can order models the other way round (Krichene &amp; Rendle 2020).</source>
        <translation>Всегда упорядочивается весь каталог. Показателей по выборке исполнителей здесь нет: они могут расставить модели в обратном порядке (Krichene &amp; Rendle 2020).</translation>
    </message>
    <message>
        <source>Intervals and tests</source>
        <translation>Интервалы и критерии</translation>
    </message>
    <message>
        <source>Ranks, figures, intervals and tests have none of the defects of the study&apos;s notebook.</source>
        <translation>В рангах, показателях, интервалах и критериях нет ни одного дефекта тетради исследования.</translation>
    </message>
    <message>
        <source>Ranks, figures, intervals and tests as the notebook computed them. Its defects of data and training are in the vectors: train with them to have them.</source>
        <translation>Ранги, показатели, интервалы и критерии — как их вычисляла тетрадь. Её дефекты данных и обучения заложены в векторах: чтобы они были, обучайте с ними.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a defect and its number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>In the models chosen, as they were trained: %1.</source>
        <translation>В выбранных моделях, как они обучены: %1.</translation>
    </message>
    <message>
        <source>resembles: cosine</source>
        <translation>похож на: косинус</translation>
    </message>
    <message>
        <source>The cosine of both artists&apos; input vectors: who points most nearly the same way</source>
        <translation>Косинус входных векторов двух исполнителей: чьи направления ближе всего</translation>
    </message>
    <message>
        <source>is followed by: inner product</source>
        <translation>за ним следует: произведение</translation>
    </message>
    <message>
        <source>The inner product of the query&apos;s input vector with the other&apos;s output vector; models with two tables (item2vec, GloVe)</source>
        <translation>Скалярное произведение входного вектора запроса и выходного вектора другого; для моделей с двумя таблицами (item2vec, GloVe)</translation>
    </message>
</context>
<context>
    <name>segue::ui::Figure</name>
    <message>
        <source>%1, per step</source>
        <comment>a figure that is a mean over steps</comment>
        <translation>%1, по шагам</translation>
    </message>
    <message>
        <source>Mean over all steps: long sequences weigh more.</source>
        <translation>Среднее по всем шагам: длинные последовательности весят больше.</translation>
    </message>
    <message>
        <source>Mean of the sequences&apos; means.</source>
        <translation>Среднее по средним последовательностей.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>BCa bootstrap: %1
Percentile bootstrap: %2
Student&apos;s t: %3</source>
        <translation>BCa-бутстреп: %1
Процентильный бутстреп: %2
t-интервал Стьюдента: %3</translation>
    </message>
    <message>
        <source>%1 sequences of %2 users, who are drawn whole</source>
        <translation>Последовательностей: %1, пользователей, которые выбираются целиком: %2</translation>
    </message>
    <message>
        <source>%1 sequences</source>
        <translation>Последовательностей: %1</translation>
    </message>
    <message>
        <source>Student&apos;s t alone, as in 2020: %1</source>
        <translation>Только t Стьюдента, как в 2020: %1</translation>
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
        <source>%1 — first in line %2: %3</source>
        <translation>%1 — впервые в строке %2: %3</translation>
    </message>
    <message>
        <source>%1 — first: %2</source>
        <translation>%1 — впервые: %2</translation>
    </message>
    <message>
        <source>%1 left out: %2</source>
        <comment>count, reason</comment>
        <translation>Исключено %1: %2</translation>
    </message>
    <message>
        <source>%1 kept: %2</source>
        <comment>count, oddity</comment>
        <translation>Оставлено %1: %2</translation>
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
    <message>
        <source>ALS and the SVD of listeners can learn from them in place of the training sequences.</source>
        <translation>По ним могут учиться ALS и SVD слушателей вместо обучающих последовательностей.</translation>
    </message>
    <message>
        <source>ALS and the SVD of listeners can add them to the plays of an artist.</source>
        <translation>ALS и SVD слушателей могут добавлять их к прослушиваниям исполнителя.</translation>
    </message>
    <message>
        <source>Colours on the map; vectors for artists whom nobody has played (“Cold artists…” of a model).</source>
        <translation>Цвета на карте; векторы исполнителей, которых никто не слушал («Холодные исполнители…» у модели).</translation>
    </message>
    <message>
        <source>Vectors for artists whom nobody has played (“Cold artists…” of a model).</source>
        <translation>Векторы исполнителей, которых никто не слушал («Холодные исполнители…» у модели).</translation>
    </message>
    <message>
        <source>Lists of what each user has played, in the order of the file: nobody listened in this order. ALS and the SVD of listeners learn from the counts.</source>
        <translation>Списки того, что слушал каждый пользователь, в порядке файла: в этом порядке никто не слушал. ALS и SVD слушателей учатся на числе прослушиваний.</translation>
    </message>
</context>
<context>
    <name>segue::ui::Identity</name>
    <message>
        <source>one-sided, the first is better</source>
        <translation>односторонний: первая лучше</translation>
    </message>
    <message>
        <source>one-sided, the first is worse</source>
        <translation>односторонний: первая хуже</translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation>двусторонний</translation>
    </message>
    <message>
        <source>left out (Wilcoxon)</source>
        <translation>пропускаются (Уилкоксон)</translation>
    </message>
    <message>
        <source>ranked, then left out (Pratt)</source>
        <translation>ранжируются, затем пропускаются (Пратт)</translation>
    </message>
    <message>
        <source>split between the sides</source>
        <translation>делятся между сторонами</translation>
    </message>
    <message>
        <source>Means over steps (micro).</source>
        <translation>Средние по шагам (микро).</translation>
    </message>
    <message>
        <source>Means over sequences (macro).</source>
        <translation>Средние по последовательностям (макро).</translation>
    </message>
    <message>
        <source>%1 % BCa bootstrap intervals: %2 resamples of %3 users with all their sequences.</source>
        <translation>Бутстреп-интервалы BCa %1 %: %2 повторных выборок из %3 пользователей со всеми их последовательностями.</translation>
    </message>
    <message>
        <source>%1 % BCa bootstrap intervals: %2 resamples of the sequences.</source>
        <translation>Бутстреп-интервалы BCa %1 %: %2 повторных выборок последовательностей.</translation>
    </message>
    <message>
        <source>Tests: %1; Wilcoxon&apos;s over %2, zero differences %3; randomisation over %4, %5 patterns.</source>
        <translation>Критерии: %1; Уилкоксона — по единицам «%2», нулевые разности %3; рандомизации — по единицам «%4», перестановок %5.</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>последовательности</translation>
    </message>
    <message>
        <source>means of each user&apos;s sequences</source>
        <translation>средние по последовательностям пользователя</translation>
    </message>
    <message>
        <source>users</source>
        <translation>пользователи</translation>
    </message>
    <message>
        <source>Protocol: %1. %2 held-out sequences.</source>
        <translation>Протокол: %1. Отложенных последовательностей: %2.</translation>
    </message>
    <message>
        <source>Approximate search (HNSW); of the exact best it found: %1.</source>
        <translation>Приближённый поиск (HNSW); из точных лучших найдено: %1.</translation>
    </message>
    <message>
        <source>t-interval</source>
        <translation>t-интервал</translation>
    </message>
    <message>
        <source>BCa interval</source>
        <translation>интервал BCa</translation>
    </message>
    <message>
        <source>%1 % t-intervals over sequences as if they were independent.</source>
        <translation>t-интервалы %1 % по последовательностям, как если бы они были независимы.</translation>
    </message>
    <message>
        <source>No intervals: one sequence or user says nothing of others.</source>
        <translation>Интервалов нет: одна последовательность или пользователь ничего не говорит о других.</translation>
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
        <source>Tables (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.gz *.bz2 *.xz *.zst *.tar *.tgz *.zip);;All files (*)</source>
        <translation>Таблицы (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.gz *.bz2 *.xz *.zst *.tar *.tgz *.zip);;Все файлы (*)</translation>
    </message>
    <message>
        <source>It is known what this holds: nothing has to be said of its columns.</source>
        <translation>Известно, что здесь: указывать столбцы не нужно.</translation>
    </message>
    <message>
        <source>Where to put the folder of names</source>
        <translation>Куда положить папку с именами</translation>
    </message>
    <message>
        <source>Write names to a folder…</source>
        <translation>Записать имена в папку…</translation>
    </message>
    <message>
        <source>Names go to %1</source>
        <translation>Имена — в папку %1</translation>
    </message>
    <message>
        <source>The data set has numbers for users, artists and tracks; tables in this folder say what the file calls each of them</source>
        <translation>В наборе данных у пользователей, исполнителей и треков номера; таблицы в этой папке говорят, как каждого из них называет файл</translation>
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
    <message>
        <source>CPU: the NVIDIA GPU is too old</source>
        <translation>CPU: видеокарта NVIDIA слишком старая</translation>
    </message>
    <message>
        <source>&amp;Cold artists…</source>
        <translation>&amp;Холодные исполнители…</translation>
    </message>
    <message>
        <source>of them with a predicted vector: %1</source>
        <translation>из них с предсказанным вектором: %1</translation>
    </message>
    <message>
        <source>Cold artists…</source>
        <translation>Холодные исполнители…</translation>
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
    <message>
        <source>predicted vector</source>
        <translation>предсказанный вектор</translation>
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
    <message>
        <source>predicted</source>
        <translation>предсказан</translation>
    </message>
    <message>
        <source>Nobody has played it in training: its vector is predicted from its tags, albums and name</source>
        <translation>В обучении его никто не слушал: вектор предсказан по тегам, альбомам и имени</translation>
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
    <message>
        <source>predicted</source>
        <translation>предсказан</translation>
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
    <name>segue::ui::OverviewPanel</name>
    <message>
        <source>No baseline</source>
        <translation>Без основы</translation>
    </message>
    <message>
        <source>Hold the others against %1</source>
        <translation>Сравнить остальные с %1</translation>
    </message>
    <message>
        <source>random</source>
        <translation>случайный</translation>
    </message>
    <message>
        <source>%1: differences to %2</source>
        <translation>%1: разности с %2</translation>
    </message>
    <message>
        <source>%1 with its intervals</source>
        <translation>%1 с интервалами</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Thick: BCa bootstrap over users with all their sequences (over sequences where users are not known). Thin: Student&apos;s t.</source>
        <translation>Толстая линия: BCa-бутстреп по пользователям со всеми их последовательностями (по последовательностям, если пользователи неизвестны). Тонкая: t-интервал Стьюдента.</translation>
    </message>
    <message>
        <source>Over seeds</source>
        <translation>По зёрнам</translation>
    </message>
    <message>
        <source>Trainings that differ by their seed alone: what of a figure is luck of the draw. Not the same as an interval over sequences, which says how it would vary with other listeners.</source>
        <translation>Обучения, которые различаются только зерном: сколько в показателе везения. Это не то же, что интервал по последовательностям, который говорит, как изменился бы показатель с другими слушателями.</translation>
    </message>
    <message>
        <source>What to bear in mind</source>
        <translation>О чём помнить</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Средние</translation>
    </message>
    <message>
        <source>Differences to the baseline</source>
        <translation>Разности с основой</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Что на рисунке</translation>
    </message>
    <message>
        <source>A figure, and under it its BCa bootstrap interval; Student&apos;s and the percentile interval are in the tooltips. Right-click a model to hold the others against it.</source>
        <translation>Показатель, под ним его бутстреп-интервал BCa; интервалы Стьюдента и процентильный — в подсказках. Щёлкните модель правой кнопкой, чтобы сравнить с ней остальные.</translation>
    </message>
    <message>
        <source>A figure, and under it Student&apos;s t-interval. Right-click a model to hold the others against it.</source>
        <translation>Показатель, под ним t-интервал Стьюдента. Щёлкните модель правой кнопкой, чтобы сравнить с ней остальные.</translation>
    </message>
    <message>
        <source>Student&apos;s t over sequences, as if they were independent.</source>
        <translation>t Стьюдента по последовательностям, как если бы они были независимы.</translation>
    </message>
</context>
<context>
    <name>segue::ui::PairsModel</name>
    <message>
        <source>Exact distribution; %1 of %2 pairs differ</source>
        <translation>Точное распределение; различаются %1 из %2 пар</translation>
    </message>
    <message>
        <source>Normal approximation, corrected for ties; z = %1; %2 of %3 pairs differ</source>
        <translation>Нормальное приближение с поправкой на равные; z = %1; различаются %2 из %3 пар</translation>
    </message>
    <message>
        <source>All exchanges of the two models</source>
        <translation>Все обмены двух моделей</translation>
    </message>
    <message>
        <source>%1 random exchanges of the two models</source>
        <translation>Случайных обменов двух моделей: %1</translation>
    </message>
    <message>
        <source>Mean difference, sequence by sequence</source>
        <translation>Средняя разность, по последовательностям</translation>
    </message>
    <message>
        <source>Matched-pairs rank-biserial correlation: the share of the evidence for the first model less that against it</source>
        <translation>Ранго-бисериальная корреляция для пар: доля свидетельств в пользу первой модели минус доля против неё</translation>
    </message>
    <message>
        <source>Sequences on which the first model does better</source>
        <translation>Последовательности, на которых первая модель лучше</translation>
    </message>
    <message>
        <source>Sequences on which both do equally well</source>
        <translation>Последовательности, на которых обе справились поровну</translation>
    </message>
    <message>
        <source>Sequences on which the first model does worse</source>
        <translation>Последовательности, на которых первая модель хуже</translation>
    </message>
    <message>
        <source>Cohen&apos;s d: the mean difference in standard deviations of the differences</source>
        <translation>d Коэна: средняя разность в стандартных отклонениях разностей</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s signed-rank statistic: the sum of the ranks of positive differences (two-sided: the smaller of both sums)</source>
        <translation>Статистика знакового рангового критерия Уилкоксона: сумма рангов положительных разностей (двусторонний: меньшая из двух сумм)</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s signed-rank test of this pair alone</source>
        <translation>Знаковый ранговый критерий Уилкоксона для одной этой пары</translation>
    </message>
    <message>
        <source>Paired randomisation test of the mean difference, of this pair alone</source>
        <translation>Парный критерий перестановок для средней разности, для одной этой пары</translation>
    </message>
    <message>
        <source>Corrected for all pairs: the chance of any false finding (Holm)</source>
        <translation>С поправкой на все пары: вероятность хотя бы одной ложной находки (Холм)</translation>
    </message>
    <message>
        <source>Corrected for all pairs: the share of false findings (Benjamini–Hochberg)</source>
        <translation>С поправкой на все пары: доля ложных находок (Бенджамини — Хохберг)</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разность</translation>
    </message>
    <message>
        <source>Rank-biserial</source>
        <translation>Ранго-бисериальная</translation>
    </message>
    <message>
        <source>Its %1 % interval</source>
        <translation>Её интервал %1 %</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Лучше</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Поровну</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Хуже</translation>
    </message>
    <message>
        <source>p (Wilcoxon)</source>
        <translation>p (Уилкоксон)</translation>
    </message>
    <message>
        <source>Wilcoxon, Holm</source>
        <translation>Уилкоксон, Холм</translation>
    </message>
    <message>
        <source>Wilcoxon, B–H</source>
        <translation>Уилкоксон, Б.–Х.</translation>
    </message>
    <message>
        <source>p (randomisation)</source>
        <translation>p (перестановки)</translation>
    </message>
    <message>
        <source>Randomisation, Holm</source>
        <translation>Перестановки, Холм</translation>
    </message>
    <message>
        <source>Randomisation, B–H</source>
        <translation>Перестановки, Б.–Х.</translation>
    </message>
    <message>
        <source>%1 % %2</source>
        <comment>95 % BCa interval</comment>
        <translation>%2 %1 %</translation>
    </message>
</context>
<context>
    <name>segue::ui::PlaylistModel</name>
    <message>
        <source>unknown artist</source>
        <translation>неизвестный исполнитель</translation>
    </message>
    <message>
        <source>no vector</source>
        <translation>нет вектора</translation>
    </message>
    <message>
        <source>Nothing can be foreseen from %1: it has no vector. The step counts as a miss.</source>
        <translation>По исполнителю %1 ничего нельзя предсказать: у него нет вектора. Шаг засчитан как промах.</translation>
    </message>
    <message>
        <source>%1 has no vector and cannot be foreseen. The step counts as a miss.</source>
        <translation>У исполнителя %1 нет вектора, предсказать его нельзя. Шаг засчитан как промах.</translation>
    </message>
    <message>
        <source>%1 ranked %2, with a score of %3</source>
        <translation>%1: место %2, оценка %3</translation>
    </message>
    <message>
        <source>%1 others have the same score</source>
        <translation>Других с той же оценкой: %1</translation>
    </message>
    <message>
        <source>Where the artist that came next stands in the ranking of %1</source>
        <translation>На каком месте в списке модели %1 стоит исполнитель, звучавший дальше</translation>
    </message>
    <message>
        <source>What %1 would recommend, best first; ✓ came next</source>
        <translation>Что рекомендовала бы модель %1, сначала лучшие; ✓ звучало дальше</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Звучало</translation>
    </message>
    <message>
        <source>Came next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Foreseen</source>
        <translation>Предсказано</translation>
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
    <message>
        <source>Train on…</source>
        <translation>Доучить…</translation>
    </message>
    <message>
        <source>Fill in the form to start from the vectors of %1</source>
        <translation>Заполнить форму, чтобы начать с векторов модели %1</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Продолжить…</translation>
    </message>
    <message>
        <source>Fill in the form to go on with %1 where its training ended</source>
        <translation>Заполнить форму, чтобы продолжить обучение %1 там, где оно закончилось</translation>
    </message>
</context>
<context>
    <name>segue::ui::RankPlot</name>
    <message>
        <source>Critical difference: %1</source>
        <translation>Критическая разность: %1</translation>
    </message>
    <message>
        <source>against %1: %2</source>
        <translation>против %1: %2</translation>
    </message>
</context>
<context>
    <name>segue::ui::RanksPanel</name>
    <message>
        <source>A run folder, or a folder that holds some</source>
        <translation>Папка обучения или папка с несколькими</translation>
    </message>
    <message>
        <source>Reading saved models</source>
        <translation>Чтение сохранённых моделей</translation>
    </message>
    <message>
        <source>Ranking models</source>
        <translation>Ранжирование моделей</translation>
    </message>
    <message>
        <source>%1: mean ranks</source>
        <translation>%1: средние ранги</translation>
    </message>
    <message>
        <source>Users of this data set</source>
        <translation>Пользователи этих данных</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Наборы данных</translation>
    </message>
    <message>
        <source>Each user ranks the models by its own sequences: what holds of other listeners of this data set</source>
        <translation>Каждый пользователь ранжирует модели по своим последовательностям: вывод о других слушателях этих данных</translation>
    </message>
    <message>
        <source>Each data set ranks the models by one figure: what holds of other data sets like these</source>
        <translation>Каждый набор данных ранжирует модели по одному показателю: вывод о других подобных наборах</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>Ранжируют</translation>
    </message>
    <message>
        <source>Add runs…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>Folders of evaluated runs of other data sets. A model is the same where its runs have the same name.</source>
        <translation>Папки оценённых обучений на других данных. Модель одна и та же, если её обучения носят одно имя.</translation>
    </message>
    <message>
        <source>1 is the best; a bar joins models that are less than the critical difference apart (Nemenyi; Demšar 2006): these data do not tell them from each other. Rows must be independent, so neither seeds nor splits of one data set are rows: they would count the same listeners again and again. They are averaged.</source>
        <translation>1 — лучший; черта соединяет модели ближе критической разности (Неменьи; Demšar 2006): эти данные их не различают. Строки должны быть независимы, поэтому ни начальные числа, ни разбиения одних данных строками не служат: те же слушатели считались бы снова и снова. Они усредняются.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>There are figures of one data set alone. Evaluate models of the same names on another one, or add run folders.</source>
        <translation>Есть показатели только одного набора данных. Оцените модели с теми же именами на другом или добавьте папки.</translation>
    </message>
    <message>
        <source>Two models are a pair, which the matrix above shows: mean ranks are for three or more.</source>
        <translation>Две модели — это пара, она в таблице выше: средние ранги — для трёх и более.</translation>
    </message>
    <message>
        <source>All sequences are one user&apos;s: there is nobody else to rank the models.</source>
        <translation>Все последовательности одного пользователя: ранжировать модели больше некому.</translation>
    </message>
    <message>
        <source>%1 data sets.</source>
        <translation>Наборов данных: %1.</translation>
    </message>
    <message>
        <source>%1 users (or sequences without one), ties corrected for.</source>
        <translation>Пользователей (или последовательностей без них): %1, с поправкой на совпадения.</translation>
    </message>
    <message>
        <source>Do the models differ at all? Friedman: χ² = %1, %2.</source>
        <translation>Различаются ли модели вообще? Фридман: χ² = %1, %2.</translation>
    </message>
    <message>
        <source>Iman and Davenport: F = %1, %2.</source>
        <translation>Иман и Давенпорт: F = %1, %2.</translation>
    </message>
    <message>
        <source>So few data sets cannot tell these models apart, whatever their figures.</source>
        <translation>Так мало наборов данных не различат эти модели при любых показателях.</translation>
    </message>
    <message>
        <source>Not on every data set, so left out: %1.</source>
        <translation>Есть не на всех наборах, поэтому исключены: %1.</translation>
    </message>
    <message>
        <source>Runs left out for another protocol: %1.</source>
        <translation>Исключено из-за другого протокола: %1.</translation>
    </message>
    <message>
        <source>Folders that could not be read: %1.</source>
        <translation>Не удалось прочитать папок: %1.</translation>
    </message>
    <message>
        <source>exact %1</source>
        <comment>p of a test: exact p = 0.25</comment>
        <translation>точно %1</translation>
    </message>
    <message>
        <source>All data sets agree, so that Iman and Davenport&apos;s F has no value.</source>
        <translation>Все наборы данных согласны, поэтому F Имана — Давенпорта не имеет значения.</translation>
    </message>
    <message>
        <source>Critical difference and p: Nemenyi, level %1. Protocol: %2.</source>
        <translation>Критическая разность и p: Немени, уровень %1. Протокол: %2.</translation>
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
        <source>Vectors as text…</source>
        <translation>Векторы текстом…</translation>
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
    <message>
        <source>.npy; output vectors and the artists&apos; names beside it</source>
        <translation>.npy; рядом выходные векторы и имена исполнителей</translation>
    </message>
    <message>
        <source>word2vec format, for gensim; output vectors beside it</source>
        <translation>Формат word2vec, для gensim; рядом выходные векторы</translation>
    </message>
</context>
<context>
    <name>segue::ui::ResultsModel</name>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Мера</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Случайный</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>основа</translation>
    </message>
    <message>
        <source>What a ranking by chance expects</source>
        <translation>Чего ждать от случайного порядка</translation>
    </message>
    <message>
        <source>Approximate search: found %1 of the %2 best</source>
        <translation>Приближённый поиск: нашёл %1 из %2 лучших</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 минус %2</translation>
    </message>
    <message>
        <source>%1 of %2 artists</source>
        <translation>%1 из %2 исполнителей</translation>
    </message>
    <message>
        <source>Random artists: %1</source>
        <translation>Случайные исполнители: %1</translation>
    </message>
    <message>
        <source>%1: difference</source>
        <translation>%1: разность</translation>
    </message>
    <message>
        <source>Coverage@%1</source>
        <translation>Охват@%1</translation>
    </message>
    <message>
        <source>Gini@%1</source>
        <translation>Джини@%1</translation>
    </message>
    <message>
        <source>Mean plays@%1</source>
        <translation>Популярность@%1</translation>
    </message>
    <message>
        <source>Novelty@%1</source>
        <translation>Новизна@%1</translation>
    </message>
    <message>
        <source>Cosine within</source>
        <translation>Косинус внутри</translation>
    </message>
    <message>
        <source>Shared tags</source>
        <translation>Общие теги</translation>
    </message>
    <message>
        <source>Mean over the sequences of the difference to the baseline, sequence by sequence</source>
        <translation>Среднее по последовательностям разности с основой, по каждой последовательности</translation>
    </message>
    <message>
        <source>Share of all artists that are among the %1 best at least once</source>
        <translation>Доля всех исполнителей, которые хотя бы раз были среди лучших (%1)</translation>
    </message>
    <message>
        <source>How unevenly the %1 best are spread over the artists: 0 all alike, near 1 all to a few</source>
        <translation>Насколько неровно лучшие (%1) распределены по исполнителям: 0 — поровну, около 1 — всё немногим</translation>
    </message>
    <message>
        <source>Mean number of training plays of the %1 best</source>
        <translation>Среднее число прослушиваний в обучении у лучших (%1)</translation>
    </message>
    <message>
        <source>Mean surprise of the %1 best in bits: −log2 of their share of training plays</source>
        <translation>Средняя неожиданность лучших (%1) в битах: −log2 их доли прослушиваний в обучении</translation>
    </message>
    <message>
        <source>Mean cosine of the artists of one sequence</source>
        <translation>Средний косинус исполнителей одной последовательности</translation>
    </message>
    <message>
        <source>Cosine of the tags of neighbours: 0 nothing in common, 1 alike</source>
        <translation>Косинус тегов соседей: 0 — ничего общего, 1 — одинаковы</translation>
    </message>
    <message>
        <source>Searched exactly</source>
        <translation>Точный поиск</translation>
    </message>
    <message>
        <source>Search recall</source>
        <translation>Полнота поиска</translation>
    </message>
    <message>
        <source>Share of the exact best that the approximate search found, measured on a sample of the queries; the figures beside it miss the rest</source>
        <translation>Доля точных лучших, найденных приближённым поиском, по выборке запросов; показатели рядом остального не видят</translation>
    </message>
    <message>
        <source>%1: %2 % %3</source>
        <comment>hit@10: 95 % BCa interval</comment>
        <translation>%1: %3 %2 %</translation>
    </message>
    <message>
        <source>%1: difference, %2 % %3</source>
        <comment>hit@10: difference, 95 % BCa interval</comment>
        <translation>%1: разность, %3 %2 %</translation>
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
    <message>
        <source>The picture could not be made.</source>
        <translation>Рисунок сделать не удалось.</translation>
    </message>
    <message>
        <source>Free some space for temporary files.</source>
        <translation>Освободите место для временных файлов.</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>Сохранить как Markdown…</translation>
    </message>
    <message>
        <source>Markdown table (*.md)</source>
        <translation>Таблица Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save as LaTeX…</source>
        <translation>Сохранить как LaTeX…</translation>
    </message>
    <message>
        <source>LaTeX table (*.tex)</source>
        <translation>Таблица LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Копировать как CSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Копировать как Markdown</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>Копировать как LaTeX</translation>
    </message>
    <message>
        <source>Copy for a spreadsheet</source>
        <translation>Копировать для электронной таблицы</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Копировать как рисунок</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 уже существует. Заменить?</translation>
    </message>
</context>
<context>
    <name>segue::ui::SeedsModel</name>
    <message>
        <source>From %1 to %2; standard deviation %3</source>
        <translation>От %1 до %2; стандартное отклонение %3</translation>
    </message>
    <message>
        <source>Same but for the seed</source>
        <translation>Одинаковы, кроме зерна</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Обучения</translation>
    </message>
    <message>
        <source>%1: standard error</source>
        <translation>%1: стандартная ошибка</translation>
    </message>
    <message>
        <source>%1: %2 % t-interval</source>
        <translation>%1: t-интервал %2 %</translation>
    </message>
</context>
<context>
    <name>segue::ui::SequencesModel</name>
    <message>
        <source>Playlist %1</source>
        <translation>Плейлист %1</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Сессия %1</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Сортировка</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Different artists walked through</source>
        <translation>Пройдено разных исполнителей</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первая</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Вторая</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разность</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>и ещё %1</translation>
    </message>
    <message>
        <source>%1. Protocol: %2.</source>
        <translation>%1. Протокол: %2.</translation>
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
    <name>segue::ui::SignificanceModel</name>
    <message>
        <source>%1 and %2 cannot be told apart by this test</source>
        <translation>%1 и %2 этим критерием не различить</translation>
    </message>
    <message>
        <source>%1 is better than %2</source>
        <translation>%1 лучше, чем %2</translation>
    </message>
    <message>
        <source>%1 is worse than %2</source>
        <translation>%1 хуже, чем %2</translation>
    </message>
    <message>
        <source>− %1</source>
        <comment>less this model</comment>
        <translation>− %1</translation>
    </message>
    <message>
        <source>By the ranks of the differences %1 is better than %2, by its mean not</source>
        <translation>По рангам разностей %1 лучше, чем %2, по среднему — нет</translation>
    </message>
    <message>
        <source>By the ranks of the differences %1 is worse than %2, by its mean not</source>
        <translation>По рангам разностей %1 хуже, чем %2, по среднему — нет</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s signed-rank test: %1; randomisation test: %2</source>
        <translation>Знаковый ранговый критерий Уилкоксона: %1; критерий рандомизации: %2</translation>
    </message>
</context>
<context>
    <name>segue::ui::SignificancePanel</name>
    <message>
        <source>%1: row less column</source>
        <translation>%1: строка минус столбец</translation>
    </message>
    <message>
        <source>Every pair</source>
        <translation>Все пары</translation>
    </message>
    <message>
        <source>%1 sequences, resampled by %2 users</source>
        <translation>Последовательностей: %1, перевыборка по пользователям: %2</translation>
    </message>
    <message>
        <source>%1 sequences</source>
        <translation>Последовательностей: %1</translation>
    </message>
    <message>
        <source>Randomisation test</source>
        <translation>Критерий перестановок</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Критерий</translation>
    </message>
    <message>
        <source>Holm</source>
        <translation>Холм</translation>
    </message>
    <message>
        <source>Benjamini–Hochberg</source>
        <translation>Бенджамини — Хохберг</translation>
    </message>
    <message>
        <source>Not corrected</source>
        <translation>Без поправки</translation>
    </message>
    <message>
        <source>The chance of any false finding among all pairs</source>
        <translation>Вероятность хотя бы одной ложной находки среди всех пар</translation>
    </message>
    <message>
        <source>The share of false ones among the findings</source>
        <translation>Доля ложных среди находок</translation>
    </message>
    <message>
        <source>Correction for several pairs</source>
        <translation>Поправка на несколько пар</translation>
    </message>
    <message>
        <source>Difference, its %1 % %2, p by %3 (%4).</source>
        <comment>95, BCa interval, test, correction</comment>
        <translation>Разность, %2 %1 %, p: %3 (%4).</translation>
    </message>
    <message>
        <source>The difference, its %1, and then p. Tinted where p is below the level after correction for all pairs: a difference that is more than chance. Click a cell for the sequences behind it.</source>
        <comment>%1: BCa interval</comment>
        <translation>Разность, её %1 и затем p. Окрашено там, где p с поправкой на все пары ниже уровня: разность больше случайной. Щёлкните ячейку, чтобы увидеть последовательности за ней.</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s test</source>
        <translation>Критерий Уилкоксона</translation>
    </message>
    <message>
        <source>The paired signed-rank test, as in the study</source>
        <translation>Парный знаковый ранговый критерий, как в исследовании</translation>
    </message>
    <message>
        <source>Of the mean difference, exchanging the two models user by user</source>
        <translation>Для средней разности, меняя модели местами у каждого пользователя</translation>
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
    <name>segue::ui::StartBox</name>
    <message>
        <source>Start from vectors</source>
        <translation>Начать с векторов</translation>
    </message>
    <message>
        <source>Vectors (*.txt *.vec *.npy);;All files (*)</source>
        <translation>Векторы (*.txt *.vec *.npy);;Все файлы (*)</translation>
    </message>
    <message>
        <source>New vectors</source>
        <translation>Новые векторы</translation>
    </message>
    <message>
        <source>Vector file…</source>
        <translation>Файл векторов…</translation>
    </message>
    <message>
        <source>Artists are found by id, or by name where the file has no ids; the others begin anew. The dimensions must be the file&apos;s.</source>
        <translation>Исполнители находятся по id или, если их в файле нет, по имени; остальные начинают заново. Измерений должно быть столько же, сколько в файле.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Начать с</translation>
    </message>
    <message>
        <source>Training goes on from its vectors; the learning rate and what an optimiser remembers begin anew.</source>
        <translation>Обучение продолжится с её векторов; скорость обучения и то, что помнит оптимизатор, начинаются заново.</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Продолжить %1</translation>
    </message>
    <message>
        <source>Training goes on after epoch %1 as if it had never ended. The options that must stay are grey; the number of epochs includes those that are done.</source>
        <translation>Обучение продолжится после эпохи %1, как если бы не прерывалось. Параметры, которые менять нельзя, показаны серым; число эпох включает уже пройденные.</translation>
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
    <message>
        <source>Artists kept, %</source>
        <translation>Осталось исполнителей, %</translation>
    </message>
    <message>
        <source>Plays kept, %</source>
        <translation>Осталось прослушиваний, %</translation>
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
        <source>Choose a model and start. Its loss and the neighbours of the watched artists show here while it learns.</source>
        <translation>Выберите модель и начните. Пока она учится, здесь видны её потери и соседи отслеживаемых исполнителей.</translation>
    </message>
    <message>
        <source>Largest residual</source>
        <translation>Наибольшая невязка</translation>
    </message>
    <message>
        <source>Epoch %1 was the best on validation sequences: its vectors are kept.</source>
        <translation>На валидационных последовательностях лучшей была эпоха %1: её векторы оставлены.</translation>
    </message>
    <message>
        <source>It started with vectors of %1 of %2 artists, found by name.</source>
        <translation>Обучение началось с векторов исполнителей: %1 из %2, найдены по имени.</translation>
    </message>
    <message>
        <source>It started with vectors of %1 of %2 artists, found by id.</source>
        <translation>Обучение началось с векторов исполнителей: %1 из %2, найдены по id.</translation>
    </message>
    <message>
        <source>How neighbours are found</source>
        <translation>Как находятся соседи</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Норма градиента</translation>
    </message>
    <message>
        <source>Kept epoch</source>
        <translation>Оставлена эпоха</translation>
    </message>
    <message>
        <source>%1 was stopped early and kept, after %2 on %3.</source>
        <translation>%1: остановлена раньше и сохранена через %2; %3.</translation>
    </message>
    <message>
        <source>%1 is trained, after %2 on %3.</source>
        <translation>%1: обучена за %2; %3.</translation>
    </message>
    <message>
        <source>Restart or step</source>
        <translation>Перезапуск или шаг</translation>
    </message>
    <message>
        <source>resembles: the cosine of both input vectors; is followed by: the inner product of an input and an output vector</source>
        <translation>похож на: косинус двух входных векторов; за ним следует: скалярное произведение входного и выходного векторов</translation>
    </message>
    <message>
        <source>hit@%1, validation</source>
        <translation>hit@%1, валидация</translation>
    </message>
    <message>
        <source>It was resumed after epoch %1.</source>
        <translation>Обучение продолжено после эпохи %1.</translation>
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
    <message>
        <source>Custom</source>
        <translation>Свой набор</translation>
    </message>
    <message>
        <source>Options of your own</source>
        <translation>Ваши собственные параметры</translation>
    </message>
    <message>
        <source>Measured on held-out sequences while it learns. Set a patience among the advanced options to keep the best epoch.</source>
        <translation>Измеряется на отложенных последовательностях во время обучения. Задайте терпение в разделе «Дополнительно», чтобы оставить лучшую эпоху.</translation>
    </message>
    <message>
        <source>No validation sequences are held out. Set their share on the Data page to see how well it learns.</source>
        <translation>Валидационных последовательностей не отложено. Задайте их долю на странице «Данные», чтобы видеть, насколько хорошо идёт обучение.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Набор параметров</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Валидация</translation>
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
    <message>
        <source>inner product %1</source>
        <translation>скалярное произведение %1</translation>
    </message>
</context>
<context>
    <name>segue::ui::WaterfallPanel</name>
    <message>
        <source>One defect at a time</source>
        <translation>По одному дефекту</translation>
    </message>
    <message>
        <source>As in 2020</source>
        <translation>Как в 2020 году</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Исправленный</translation>
    </message>
    <message>
        <source>The protocol chosen</source>
        <translation>Выбранный протокол</translation>
    </message>
    <message>
        <source>What the defects of 2020 do</source>
        <translation>Что делают дефекты 2020 года</translation>
    </message>
    <message>
        <source>%1 of %2, one defect at a time</source>
        <translation>%1, %2, по одному дефекту</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>Ещё не сделано</translation>
    </message>
    <message>
        <source>Every step ranks all held-out sequences again, so this takes several times as long as an evaluation.</source>
        <translation>Каждый шаг заново упорядочивает все отложенные последовательности, поэтому это длится в несколько раз дольше оценки.</translation>
    </message>
    <message>
        <source>Show what each defect does</source>
        <translation>Показать, что делает каждый дефект</translation>
    </message>
    <message>
        <source>The study&apos;s notebook had sixteen defects. From “as in 2020” they are put right one after another; each line shows what that does to the figure, and to what the defect is about where that is another one. Those in data or training are seen where the model is trained anew for each of them.</source>
        <translation>В тетради исследования было шестнадцать дефектов. От «как в 2020» они исправляются один за другим; каждая строка показывает, как меняется показатель и то, к чему относится дефект, если это другое. Дефекты данных и обучения видны, когда модель обучают заново для каждого.</translation>
    </message>
    <message>
        <source>Train anew</source>
        <translation>Обучить заново</translation>
    </message>
    <message>
        <source>Also hold out and train anew for each defect in data or training: takes as long as several trainings of the model</source>
        <translation>Ещё и откладывать и обучать заново для каждого дефекта данных или обучения: длится как несколько обучений модели</translation>
    </message>
    <message>
        <source>%1. Protocols: from %2 to %3.</source>
        <translation>%1. Протоколы: от «%2» до «%3».</translation>
    </message>
    <message>
        <source>Means over steps (micro)</source>
        <translation>Средние по шагам (микро)</translation>
    </message>
    <message>
        <source>Means over sequences (macro)</source>
        <translation>Средние по последовательностям (макро)</translation>
    </message>
    <message>
        <source>Held out and trained anew for each defect in data or training.</source>
        <translation>Для каждого дефекта данных или обучения откладывание и обучение заново.</translation>
    </message>
    <message>
        <source>Vectors and held-out sequences stand as they are: nothing was trained anew.</source>
        <translation>Векторы и отложенные последовательности остаются как есть: заново ничего не обучалось.</translation>
    </message>
    <message>
        <source>Every step is ranked exactly.</source>
        <translation>Каждый шаг ранжирован точно.</translation>
    </message>
</context>
<context>
    <name>segue::ui::WaterfallPlot</name>
    <message>
        <source>In-sequence figure</source>
        <translation>Показатель внутри последовательностей</translation>
    </message>
    <message>
        <source>Sequences reported as too short</source>
        <translation>Названы слишком короткими</translation>
    </message>
    <message>
        <source>Artists asked for</source>
        <translation>Исполнителей в запросах</translation>
    </message>
    <message>
        <source>Artists ranked</source>
        <translation>Исполнителей в ранжировании</translation>
    </message>
    <message>
        <source>Held-out sequences by users trained on</source>
        <translation>Отложенные последовательности тех, на ком обучали</translation>
    </message>
    <message>
        <source>p of the test</source>
        <translation>p критерия</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Интервал</translation>
    </message>
    <message>
        <source>%1: was made of another figure, show again</source>
        <translation>%1: построено по другому показателю, покажите снова</translation>
    </message>
    <message>
        <source>that it is worse</source>
        <comment>a one-sided p</comment>
        <translation>что хуже</translation>
    </message>
    <message>
        <source>that it is better</source>
        <comment>a one-sided p</comment>
        <translation>что лучше</translation>
    </message>
    <message>
        <source>p against %1: %2 two-sided → %3 %4; %5 of %6 pairs equal</source>
        <translation>p против %1: %2 двусторонний → %3, %4; равных пар %5 из %6</translation>
    </message>
    <message>
        <source>not trained anew</source>
        <translation>заново не обучено</translation>
    </message>
    <message>
        <source>does not apply to this model</source>
        <translation>к этой модели не относится</translation>
    </message>
    <message>
        <source>in this model by its own options</source>
        <translation>есть в этой модели по её собственным параметрам</translation>
    </message>
    <message>
        <source>This one is in the data or the vectors, which stand as they are: train anew to see what it does.</source>
        <translation>Этот дефект — в данных или векторах, которые остаются как есть: обучите заново, чтобы увидеть его действие.</translation>
    </message>
    <message>
        <source>Models of this kind, or this data, cannot have it.</source>
        <translation>У моделей этого вида или этих данных его быть не может.</translation>
    </message>
    <message>
        <source>The model was trained with it, by its own options, so that it is there before and after.</source>
        <translation>Модель обучена с ним по её собственным параметрам, поэтому он есть и до, и после.</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Исправлено</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>What else it touches</source>
        <translation>Что ещё затронуто</translation>
    </message>
    <message>
        <source>Interval: %1 (Student&apos;s t) → %2 (BCa bootstrap)</source>
        <translation>Интервал: %1 (t Стьюдента) → %2 (бутстреп BCa)</translation>
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
