# Reads embedded metadata inside the sandbox: exiftool is loaded once, and each file is read by a fork of its own.
use strict;
use warnings;

# No file of a user's home is ever run as Perl.
BEGIN { $Image::ExifTool::configFile = ''; }
use lib shift @ARGV;
use Encode ();
use Image::ExifTool;
use JSON::PP ();
use POSIX ();

my $LARGE = shift @ARGV;
my $json = JSON::PP->new->utf8->canonical;

# What most files need is loaded before the first fork, by reading one.
extract(\(my $empty = "\xff\xd8\xff\xe1\x00\x16Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0\xff\xd9"));

binmode $_ for \*STDIN, \*STDOUT;
# A question is a line with a number of bytes, and those bytes; "-" asks about the file that is bound here.
while (defined(my $line = <STDIN>)) {
    chomp $line;
    my $answer = asked($line eq '-' ? $LARGE : received($line));
    syswrite_all(pack('N', length $answer) . $answer);
}

sub received {
    my ($length) = @_;
    my $read = 0;
    my $bytes = '';
    while ($read < $length) {
        my $got = read STDIN, $bytes, $length - $read, $read;
        POSIX::_exit(1) unless $got;
        $read += $got;
    }
    return \$bytes;
}

# What one file does to exiftool is gone with the fork that read it.
sub asked {
    my ($file) = @_;
    my $reader = open(my $told, '-|') // die "fork: $!";
    if ($reader == 0) {
        binmode STDOUT;
        print $json->encode(extract($file));
        close STDOUT;
        POSIX::_exit(0);
    }
    binmode $told;
    local $/;
    my $answer = <$told> // '';
    close $told;
    # The fork was killed at a limit: so ends this process, and its exit code tells by which.
    kill $? & 127, $$ if $? & 127;
    POSIX::_exit($? >> 8) if $?;
    return $answer;
}

# By "Group:Tag", as `exiftool -G1 -n` names them; the file's own place on disk is left out.
sub extract {
    my ($file) = @_;
    my $reader = Image::ExifTool->new;
    $reader->Options(PrintConv => 0, LargeFileSupport => 1, Duplicates => 1, CharsetFileName => 'utf8');
    my $told = $reader->ImageInfo($file, 'all', '-System:all');
    my %named = (version => $Image::ExifTool::VERSION, tags => \my %tags);
    for my $key ($reader->GetFoundTags) {
        next unless exists $told->{$key};
        my $name = $reader->GetGroup($key, 1) . ':' . Image::ExifTool::GetTagName($key);
        # Of two in one group the one that exiftool ranks first has the key without a number.
        $tags{$name} = value($told->{$key}) if !exists $tags{$name} || $key !~ / \(\d+\)\z/;
    }
    return \%named;
}

sub value {
    my ($given) = @_;
    return [ map { value($_) } @$given ] if ref $given eq 'ARRAY';
    return '(Binary data ' . length($$given) . ' bytes)' if ref $given eq 'SCALAR';
    return undef if ref $given || !defined $given;
    if ($given =~ /^(?:(true)|false)\z/i) { return $1 ? JSON::PP::true : JSON::PP::false }
    # A number as exiftool's own JSON knows one, unless JSON has none so large.
    if ($given =~ /^-?(?:\d|[1-9]\d{1,14})(?:\.\d{1,16})?(?:e[-+]?\d{1,2})?\z/i) { return $given + 0 }
    return Encode::decode('UTF-8', $given);
}

sub syswrite_all {
    my ($bytes) = @_;
    my $at = 0;
    while ($at < length $bytes) {
        $at += syswrite(STDOUT, $bytes, length($bytes) - $at, $at) // POSIX::_exit(1);
    }
}
